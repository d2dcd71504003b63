package dev.loki.bootstrap;

import dev.loki.adapter.fs.lock.FileMutex;
import dev.loki.adapter.socket.resident.PrivateFile;
import dev.loki.adapter.socket.resident.ResidentPlace;
import dev.loki.adapter.socket.resident.ResidentServer;
import dev.loki.application.resident.ResidentIdentity;
import dev.loki.application.resident.ResidentService;
import dev.loki.application.resident.ResidentSettings;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.HookOrigin;
import dev.loki.ports.hook.HookReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * This process as the one that stays beside a project and answers hooks, with Loki open all the time. There is one for a
 * project; a lock that the kernel takes back at its death says so. While nobody asks, it looks once a minute whether it
 * should end.
 */
public final class ResidentProcess {

    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(3);
    private static final Duration SIGNAL_PATIENCE = Duration.ofSeconds(8);
    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final int MOST_TRIES = 30;
    private static final long BETWEEN_TRIES = 100;
    private static final int MOST_WARNINGS = 1_000;
    private static final long LONGEST_LOG = 256 << 10;

    private final Project project;
    private final Map<String, String> environment;
    private final ResidentVariables variables;
    private final ResidentPlace place;
    private final Consumer<String> warnings;
    private final Duration round;
    private final Metering metering;
    private final ProgramStamp program = ProgramStamp.now();
    private final Instant started = Instant.now();
    private final boolean hadLokiDir;
    private volatile boolean hadPolicies;
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** @param round how often it looks whether it should end */
    ResidentProcess(
            Map<String, String> environment,
            Project project,
            Consumer<String> warnings,
            ResidentVariables variables,
            Duration round) {
        this.environment = Map.copyOf(environment);
        this.project = project;
        this.warnings = bounded(warnings);
        this.variables = variables;
        this.round = round;
        metering = Metering.of(project, this.warnings);
        place = ResidentPlace.of(environment, project.root());
        hadLokiDir = Files.exists(project.lokiDir());
    }

    /**
     * Answers hooks until it is asked to stop, is not the right one any more, has nothing to do, or a signal comes.
     *
     * @param environment what it goes by; without anything of the agent that may have started it
     * @param ready told once somebody can connect
     * @param warnings told, in one line each, what fails open, and no more than a thousand
     * @return why it has ended; empty where another one answers for this project
     * @throws ConfigurationException where the environment, the configuration, or the folder of its socket cannot be used
     */
    public static Optional<String> serve(
            Map<String, String> environment, Project project, Runnable ready, Consumer<String> warnings) {
        return new ResidentProcess(
                        environment, Residents.real(project), warnings, ResidentVariables.read(environment), ROUND)
                .serve(ready);
    }

    Optional<String> serve(Runnable ready) {
        Thread atSignal = new Thread(this::endBySignal, "loki-resident-signal");
        Runtime.getRuntime().addShutdownHook(atSignal);
        FreshLoki loki = new FreshLoki(this::open, this::stamp, Clock.systemUTC());
        try (loki) {
            place.prepare();
            return listenAlone(loki, ready);
        } catch (IOException e) {
            throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
        } finally {
            ended.complete(null);
            removeHook(atSignal);
        }
    }

    /** One that ends gives up its lock a moment after its socket; it is waited for. One that answers is not. */
    private Optional<String> listenAlone(FreshLoki loki, Runnable ready) throws IOException {
        Listening listening = new Listening(loki, ready);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            if (new FileMutex(place.lock()).tryHolding(listening::run)) {
                listening.finish();
                return Optional.of(end.join());
            }
            if (Residents.isAnswering(place)) {
                return Optional.empty();
            }
            pause();
        }
        return Optional.empty();
    }

    /** One after another. What once was governed is not left to itself because its rules were taken away. */
    private LokiEnterprise open() {
        boolean policies = Features.policyFileMayExist(project.lokiDir());
        if (hadPolicies && !policies) {
            throw new ConfigurationException(List.of("the policy file in " + project.lokiDir()
                    + " is gone: put it back," + " or run 'loki daemon stop' if it is meant to be gone"));
        }
        hadPolicies = policies;
        LokiEnterprise loki = LokiEnterprise.forResident(environment, project, warnings);
        metering.serve(loki);
        return loki;
    }

    /** Hooks may have been installed while this lives. */
    private HookReply answer(LokiEnterprise loki, String agent, String event, byte[] stdin, HookOrigin origin) {
        metering.receive();
        return loki.hooks().answer(agent, event, stdin, origin);
    }

    private ConfigurationStamp stamp() {
        return ConfigurationStamp.of(project, environment);
    }

    private ResidentIdentity identity() {
        String root = project.root().toString();
        Path launcher = Path.of(environment.getOrDefault("LOKI_LAUNCHER", "")).getParent();
        return new ResidentIdentity(
                launcher == null ? "" : launcher.toString(), root, ResidentSettings.of(environment, root));
    }

    private void refuse(FreshLoki loki) {
        String what = AuditActions.RESIDENT_STOP_REFUSED;
        warnings.accept("somebody wanted to end this process by its socket, and was refused");
        AuditDraft entry =
                new AuditDraft(Basics.userName(), what, place.socket().toString(), null, JsonObject.EMPTY);
        loki.with(open -> {
            open.audit().record(entry);
            return true;
        });
    }

    private Optional<String> whyOutdated() {
        if (hadLokiDir && !Files.exists(project.lokiDir())) {
            return Optional.of(project.lokiDir() + " is gone");
        }
        return Files.isDirectory(project.root()) ? program.change() : Optional.of(project.root() + " is gone");
    }

    private JsonObject description(FreshLoki loki) {
        Features on = loki.with(LokiEnterprise::features);
        return JsonObject.builder()
                .put("running", true)
                .put("pid", ProcessHandle.current().pid())
                .put("project", project.root().toString())
                .put("version", Version.CURRENT)
                .put("started", started.toString())
                .put("uptime_seconds", Duration.between(started, Instant.now()).toSeconds())
                .put("idle_minutes", variables.idle().toMinutes())
                .put("socket", (variables.loopback() ? place.port() : place.socket()).toString())
                .put("log", place.log().toString())
                .put("policy", on.policy())
                .put("audit", on.audit())
                .put("events", on.events())
                .put("telemetry", on.telemetry())
                .put("metering", metering.receive())
                .build();
    }

    private void endBySignal() {
        end.complete("a signal came");
        try {
            ended.get(SIGNAL_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            return; // what could not be delivered in time is lost
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // it is what ends this process
        }
    }

    private static Consumer<String> bounded(Consumer<String> warnings) {
        AtomicInteger told = new AtomicInteger();
        return warning -> {
            int number = told.incrementAndGet();
            if (number <= MOST_WARNINGS) {
                warnings.accept(number < MOST_WARNINGS ? warning : "no more is told here");
            }
        };
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done while the lock is held, and what is left to do after it. */
    private final class Listening {

        private final FreshLoki loki;
        private final Runnable ready;
        private @Nullable ResidentServer server;

        Listening(FreshLoki loki, Runnable ready) {
            this.loki = loki;
            this.ready = ready;
        }

        Boolean run() throws IOException {
            shortenLog();
            loki.with(LokiEnterprise::features); // what is wrong with the configuration is told who starts it
            ResidentService service = new ResidentService(
                    identity(),
                    ResidentProcess.this::whyOutdated,
                    (agent, name, event, origin) -> loki.with(open -> answer(open, agent, name, event, origin)),
                    () -> description(loki),
                    end::complete,
                    () -> refuse(loki),
                    Clock.systemUTC());
            ResidentServer open = ResidentServer.open(place, variables.loopback(), service, warnings);
            server = open;
            ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(ResidentProcess::daemon);
            try {
                PrivateFile.write(place.pid(), Residents.self());
                Future<?> unused = rounds.scheduleWithFixedDelay(
                        () -> look(service, open), round.toMillis(), round.toMillis(), TimeUnit.MILLISECONDS);
                ready.run();
                end.join();
                return true;
            } finally {
                rounds.shutdownNow();
                metering.close(); // its port is the next one's
                Files.deleteIfExists(place.pid());
                open.stopListening();
            }
        }

        void finish() {
            if (server != null) {
                server.finish(PATIENCE_AT_THE_END);
            }
        }

        private void look(ResidentService service, ResidentServer open) {
            if (!open.isFound()) {
                end.complete("its socket was removed");
            } else if (service.idle().compareTo(variables.idle()) >= 0) {
                end.complete("nobody asked for " + variables.idle().toMinutes() + " minutes");
            } else {
                whyOutdated().ifPresent(end::complete);
            }
        }

        /** What others wrote of those before; nobody else writes while the lock is held but at a start that fails. */
        private void shortenLog() throws IOException {
            if (Files.exists(place.log()) && Files.size(place.log()) > LONGEST_LOG) {
                Files.write(place.log(), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
            }
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "loki-resident-look");
        thread.setDaemon(true);
        return thread;
    }
}
