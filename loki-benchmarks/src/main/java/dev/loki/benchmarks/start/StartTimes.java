package dev.loki.benchmarks.start;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts {@code loki policy check} as a whole process, in turn with {@code node -e 0}, and writes how long each took in
 * milliseconds of wall time; and {@code loki-hook}, which asks a resident process. The launcher starts it, as it does for its
 * users, without looking for changed sources, as in an installation. Arguments: the launcher, a project whose policy file is
 * asked, the file to write, then one Java home or more; each is started with the archive of classes that the launcher has
 * made, and without.
 */
public final class StartTimes {

    private static final int ROUNDS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Others slow one of those that are compared: with NODE_EXTRA_CA_CERTS, an empty program for Node.js takes thrice as long. */
    private static final Set<String> INHERITED = Set.of("PATH", "HOME");

    /** What the hook is told; the others read nothing. */
    private static final String EVENT = """
            {"session_id":"s","cwd":"%s","hook_event_name":"PreToolUse","tool_name":"Bash",\
            "tool_input":{"command":"ls -l src"},"tool_use_id":"t"}
            """;

    private final Path launcher;
    private final Path project;
    private final Path event;
    private final Map<String, List<String>> commands = new LinkedHashMap<>();
    private final List<List<String>> ends = new ArrayList<>();

    private StartTimes(Path launcher, Path policies) throws IOException {
        this.launcher = launcher;
        project = Files.createTempDirectory("loki-start");
        Files.copy(policies, Files.createDirectory(project.resolve(".loki")).resolve("policies.yaml"));
        event = Files.writeString(project.resolve("event.json"), EVENT.formatted(project));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path policies = Path.of(arguments[1]).resolve(".loki/policies.yaml");
        StartTimes times = new StartTimes(Path.of(arguments[0]).toAbsolutePath(), policies);
        try {
            times.commands.put("node -e 0", List.of("node", "-e", "0"));
            for (String javaHome : List.of(arguments).subList(3, arguments.length)) {
                times.addJava(Path.of(javaHome));
            }
            times.commands.values().removeIf(command -> !times.starts(command));
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValue(Path.of(arguments[2]).toFile(), times.measure());
        } finally {
            for (List<String> end : times.ends) {
                times.run(end);
            }
        }
    }

    private void addJava(Path javaHome) throws IOException, InterruptedException {
        String version = release(javaHome);
        Path cache = Files.createTempDirectory("loki-start");
        List<String> archived = check(javaHome, "XDG_CACHE_HOME=" + cache);
        run(archived);
        awaitArchive(cache);
        commands.put("loki policy check, JDK " + version + ", no archive", check(javaHome, "LOKI_NO_CACHE=1"));
        commands.put("loki policy check, JDK " + version, archived);
        addHook(javaHome, cache);
    }

    /** The first of them starts the resident process. What limits tokens there would be told of none. */
    private void addHook(Path javaHome, Path cache) throws IOException {
        String runtime = "XDG_RUNTIME_DIR=" + Files.createTempDirectory("loki-start");
        String client = launcher.resolveSibling("loki-hook").toString();
        List<String> variables = List.of("XDG_CACHE_HOME=" + cache, runtime, "LOKI_BUDGET_UNMETERED=warn");
        commands.put(
                "loki-hook, JDK " + release(javaHome),
                command(javaHome, variables, client, "claude-code", "PreToolUse", "--project", project.toString()));
        ends.add(command(javaHome, variables, launcher.toString(), "daemon", "stop", "--project", project.toString()));
    }

    /** The launcher has it made beside the first command. */
    private static void awaitArchive(Path cache) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isThere(cache)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("no archive after " + PATIENCE + " in " + cache);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static boolean isThere(Path cache) throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            List<String> names =
                    files.map(file -> String.valueOf(file.getFileName())).toList();
            return names.stream().anyMatch(name -> name.contains(","))
                    && names.stream().noneMatch(name -> name.endsWith(".making"));
        }
    }

    private List<String> check(Path javaHome, String variable) {
        return command(
                javaHome,
                List.of(variable),
                launcher.toString(),
                "policy",
                "check",
                "--project",
                project.toString(),
                "pre_execution",
                "{\"file_path\":\"src/app.js\",\"active_agents\":2}");
    }

    private static List<String> command(Path javaHome, List<String> variables, String... words) {
        List<String> command = new ArrayList<>(List.of("env", "LOKI_NO_BUILD=1", "JAVA_HOME=" + javaHome));
        command.addAll(variables);
        command.addAll(List.of(words));
        return command;
    }

    private Map<String, List<Double>> measure() throws IOException, InterruptedException {
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                long begin = System.nanoTime();
                run(command.getValue());
                millis.computeIfAbsent(command.getKey(), name -> new ArrayList<>())
                        .add((System.nanoTime() - begin) / 1e6);
            }
        }
        return millis;
    }

    private boolean starts(List<String> command) {
        try {
            return run(command) == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(event.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(INHERITED);
        return builder.start().waitFor();
    }

    private static String release(Path javaHome) throws IOException {
        return Files.readAllLines(javaHome.resolve("release")).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
                .findFirst()
                .orElse("unknown");
    }
}
