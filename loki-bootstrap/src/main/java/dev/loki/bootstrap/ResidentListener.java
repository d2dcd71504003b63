package dev.loki.bootstrap;

import dev.loki.adapter.socket.resident.PrivateFile;
import dev.loki.adapter.socket.resident.ResidentPlace;
import dev.loki.adapter.socket.resident.ResidentServer;
import dev.loki.application.resident.ResidentService;
import dev.loki.bootstrap.settings.ResidentVariables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The socket of a resident process: what is done while its lock is held, and what is left to do after it. */
final class ResidentListener {

    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(3);
    private static final long LONGEST_LOG = 256 << 10;

    private final ResidentLoki loki;
    private final ResidentCondition condition;
    private final ResidentVariables variables;
    private final ResidentPlace place;
    private final Duration round;
    private final CompletableFuture<String> end;
    private final Consumer<String> warnings;
    private @Nullable ResidentServer server;

    /**
     * @param round how often it looks whether the process should end
     * @param end why it ends; whoever completes it ends {@link #listen}
     */
    ResidentListener(
            ResidentLoki loki,
            ResidentCondition condition,
            ResidentVariables variables,
            ResidentPlace place,
            Duration round,
            CompletableFuture<String> end,
            Consumer<String> warnings) {
        this.loki = loki;
        this.condition = condition;
        this.variables = variables;
        this.place = place;
        this.round = round;
        this.end = end;
        this.warnings = warnings;
    }

    /**
     * Listens until the process is to end. Held by the lock of the project.
     *
     * @throws ConfigurationException where Loki is configured in a way that cannot be obeyed, for who starts the process
     */
    boolean listen(Runnable ready) throws IOException {
        Optional<Object> lock = inode(place.lock());
        shortenLog();
        loki.features();
        ResidentService service = service();
        ResidentServer open = ResidentServer.open(place, variables.loopback(), service, warnings);
        server = open;
        ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(ResidentListener::daemon);
        try {
            PrivateFile.write(place.pid(), Residents.self());
            Future<?> unused = rounds.scheduleWithFixedDelay(
                    () -> look(service, open, lock), round.toMillis(), round.toMillis(), TimeUnit.MILLISECONDS);
            ready.run();
            end.join();
            return true;
        } finally {
            rounds.shutdownNow();
            loki.stopMetering();
            Files.deleteIfExists(place.pid());
            open.stopListening();
        }
    }

    /** Answers those who had asked. */
    void finish() {
        if (server != null) {
            server.finish(PATIENCE_AT_THE_END);
        }
    }

    private ResidentService service() {
        return new ResidentService(
                condition.identity(),
                condition::whyOutdated,
                loki::answer,
                () -> condition.description(loki.features(), loki.meters()),
                end::complete,
                () -> loki.refuseStop(place.socket()),
                Clock.systemUTC());
    }

    private void look(ResidentService service, ResidentServer open, Optional<Object> lock) {
        if (!open.isFound()) {
            end.complete("its socket was removed");
        } else if (!inode(place.lock()).equals(lock)) {
            end.complete("its lock file was removed");
        } else {
            condition.whyToEnd(service.idle()).ifPresent(end::complete);
        }
    }

    /** Without opening it, as closing it would give the lock up; empty where it is not there, or has none. */
    private static Optional<Object> inode(Path file) {
        try {
            return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What others wrote of those before; nobody else writes while the lock is held but at a start that fails. */
    private void shortenLog() throws IOException {
        Path log = place.log();
        if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
            Files.write(log, new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "loki-resident-look");
        thread.setDaemon(true);
        return thread;
    }
}
