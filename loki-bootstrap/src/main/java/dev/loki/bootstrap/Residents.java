package dev.loki.bootstrap;

import dev.loki.adapter.process.proc.ProcessEnds;
import dev.loki.adapter.process.run.DetachedProcess;
import dev.loki.adapter.socket.resident.ResidentClient;
import dev.loki.adapter.socket.resident.ResidentPlace;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.resident.ResidentResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Starts and ends the resident process of a project, and asks how it is. Thread-safe. */
public final class Residents {

    /** What a process of an agent's or a run's has, and one that outlives them must not. */
    static final List<String> NOT_INHERITED = List.of(
            "LOKI_SESSION_ID", "LOKI_SPOOL_DIR", "LOKI_HOOK_DEADLINE_SECONDS", "TRACEPARENT", "TRACESTATE", "BAGGAGE");

    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration END = Duration.ofSeconds(10);
    private static final Duration LAST_CHANCE = Duration.ofSeconds(1);
    private static final int PID_AND_START = 2;

    private final Project project;
    private final OperatorCheck operator;

    Residents(Basics basics) {
        this.project = real(basics.project());
        this.operator = OperatorCheck.of(basics);
    }

    /**
     * Starts it, and waits until it answers; does nothing where one answers that has the same settings.
     *
     * @param environment what it goes by
     * @return how it is
     * @throws ConfigurationException within a governed run or below an agent; where it does not start, with what it said
     */
    public JsonObject start(Map<String, String> environment) {
        operator.require("starting the resident process");
        ResidentPlace place = ResidentPlace.of(environment, project.root());
        try {
            place.prepare();
            Optional<JsonObject> running = isRightOne(place, environment) ? status(environment) : Optional.empty();
            return running.isPresent() ? running.get() : startAnew(place, environment);
        } catch (IOException e) {
            throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
        }
    }

    /**
     * Asks it how it is; empty where none answers.
     *
     * @throws ConfigurationException where one is there that does not answer as it should
     */
    public Optional<JsonObject> status(Map<String, String> environment) {
        ResidentPlace place = ResidentPlace.of(environment, project.root());
        try {
            Optional<ResidentResponse> answer = client(place).ask("GET", "/v1/status", Map.of());
            return answer.isPresent() ? Optional.of(json(answer.get())) : Optional.empty();
        } catch (IOException | JsonSyntaxException e) {
            throw new ConfigurationException(List.of(
                    "the resident process " + pid(place).map(pid -> pid + " ").orElse("")
                            + "does not answer as it should: " + e.getMessage() + "; 'loki daemon stop' ends it"));
        }
    }

    /**
     * Ends it: what it has recorded is delivered. One that does not answer is killed.
     *
     * @return its number; empty where there was none
     * @throws ConfigurationException within a governed run or below an agent; where it does not end even when it is killed
     */
    public Optional<Long> stop(Map<String, String> environment) {
        operator.require("ending the resident process");
        ResidentPlace place = ResidentPlace.of(environment, project.root());
        Optional<ProcessHandle> process = process(place);
        process.ifPresent(one -> end(one, isAnswering(place) ? END : LAST_CHANCE));
        return process.map(ProcessHandle::pid);
    }

    /** By a signal: whoever reaches its socket may be an agent's process. */
    private static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        if (ProcessEnds.OF_THE_SYSTEM.haveEnded(Set.of(process), patience)) {
            return;
        }
        process.destroyForcibly();
        if (!ProcessEnds.OF_THE_SYSTEM.haveEnded(Set.of(process), END)) {
            throw new ConfigurationException(
                    List.of("the resident process " + process.pid() + " was killed, and has not" + " ended within "
                            + END.toSeconds() + " s: the system holds it, as on a disk that does not answer"));
        }
    }

    /** Whether a resident process listens there, and answers. */
    static boolean isAnswering(ResidentPlace place) {
        try {
            return client(place).ask("GET", "/v1/status", Map.of()).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** What this process is told apart by: its number, and when it was started. */
    static String self() {
        ProcessHandle self = ProcessHandle.current();
        return self.pid() + " " + startOf(self) + "\n";
    }

    /** Whatever name leads to it, a project has one resident process. */
    static Project real(Project project) {
        try {
            Path root = project.root().toRealPath();
            Path lokiDir = project.lokiDir();
            return new Project(
                    root,
                    lokiDir.startsWith(project.root())
                            ? root.resolve(project.root().relativize(lokiDir))
                            : lokiDir);
        } catch (IOException e) {
            throw new ConfigurationException(
                    List.of("the project's folder " + project.root() + " cannot be entered: " + e.getMessage()));
        }
    }

    private JsonObject startAnew(ResidentPlace place, Map<String, String> environment) throws IOException {
        DetachedProcess started =
                DetachedProcess.start(command(environment), inherited(environment), project.root(), place.log());
        try {
            started.awaitLine(START);
        } catch (TimeoutException e) {
            throw new ConfigurationException(List.of(
                    "the resident process did not answer within " + START.toSeconds() + " s: see " + place.log()));
        }
        return status(environment)
                .orElseThrow(() -> new ConfigurationException(
                        List.of("the resident process did not start: " + lastLine(place.log()))));
    }

    /** One that is not the right one ends by this question, and the next one takes its place. */
    private boolean isRightOne(ResidentPlace place, Map<String, String> environment) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("Loki-Client", List.of("loki-hook/1"));
        headers.put("Loki-Project", List.of(project.root().toString()));
        Optional.ofNullable(
                        Path.of(environment.getOrDefault("LOKI_LAUNCHER", "")).getParent())
                .ifPresent(program -> headers.put("Loki-Program", List.of(program.toString())));
        List<String> settings = new ArrayList<>();
        inherited(environment).forEach((name, value) -> {
            if ((name.startsWith("LOKI_") || name.startsWith("OTEL_")) && !value.isBlank()) {
                settings.add(name + "=" + value);
            }
        });
        headers.put("Loki-Setting", settings);
        return client(place)
                .ask("GET", "/v1/hello", headers)
                .filter(answer -> answer.status() / 100 == 2)
                .isPresent();
    }

    private Map<String, String> inherited(Map<String, String> environment) {
        Map<String, String> inherited = new HashMap<>(environment);
        inherited.keySet().removeAll(NOT_INHERITED);
        inherited.put("LOKI_PROJECT_DIR", project.root().toString());
        inherited.put("LOKI_DIR", project.lokiDir().toString());
        inherited.put("LOKI_NO_BUILD", "1");
        return inherited;
    }

    /** By the launcher; where there was none, as this JVM was started. */
    private static List<String> command(Map<String, String> environment) {
        String launcher = environment.getOrDefault("LOKI_LAUNCHER", "");
        List<String> command = launcher.isEmpty()
                ? new ArrayList<>(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.loki.cli.Main"))
                : new ArrayList<>(List.of(launcher));
        command.addAll(List.of("daemon", "serve"));
        return command;
    }

    private static ResidentClient client(ResidentPlace place) {
        return new ResidentClient(place, ANSWER);
    }

    private static JsonObject json(ResidentResponse answer) throws IOException, JsonSyntaxException {
        if (answer.status() == 200 && new JacksonJsonReader().readStrict(answer.body()) instanceof JsonObject object) {
            return object;
        }
        throw new IOException("it answered with status " + answer.status());
    }

    private static Optional<Long> pid(ResidentPlace place) {
        return process(place).map(ProcessHandle::pid);
    }

    /** A number is a process's only together with the time of its start. */
    private static Optional<ProcessHandle> process(ResidentPlace place) {
        try {
            String[] words = Files.readString(place.pid()).strip().split(" ", PID_AND_START);
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(process ->
                            words.length == PID_AND_START && startOf(process).equals(words[1]));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("-");
    }

    private static String lastLine(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "nothing is said in " + log : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "nothing is said in " + log;
        }
    }
}
