package dev.loki.adapter.process.proc;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Whether processes have ended: those too that are dead and that nobody buries, as in a container whose first process waits
 * for no others. {@link ProcessHandle#onExit} waits for the burial. Thread-safe.
 */
public final class ProcessEnds {

    public static final ProcessEnds OF_THE_SYSTEM = new ProcessEnds(ProcessFiles.OF_THE_SYSTEM);

    private static final Duration LOOK = Duration.ofMillis(50);

    private final ProcessFiles files;

    public ProcessEnds(ProcessFiles files) {
        this.files = files;
    }

    /** Whether it runs a program. */
    public boolean isRunning(ProcessHandle process) {
        return process.isAlive()
                && files.stat(process.pid()).filter(ProcessStat::isDead).isEmpty();
    }

    /** Waits until none of them is running; where this thread is interrupted, no longer. */
    public boolean haveEnded(Set<ProcessHandle> processes, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        Set<ProcessHandle> left = processes;
        while (!left.isEmpty()) {
            long time = Math.min(LOOK.toNanos(), end - System.nanoTime());
            if (time <= 0 || !await(left, time)) {
                return left.stream().noneMatch(this::isRunning);
            }
            left = left.stream().filter(this::isRunning).collect(Collectors.toSet());
        }
        return true;
    }

    /** Whether to look again. */
    private static boolean await(Set<ProcessHandle> processes, long nanos) {
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
