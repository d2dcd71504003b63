package dev.loki.adapter.process.run;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process and all that it started, as far as the system still knows them as its own: one that made itself a daemon
 * before is none of them.
 */
final class ProcessTree {

    private ProcessTree() {}

    /**
     * Sends TERM to all of them, and KILL to those that are still there after the grace, or have come since. Returns when
     * all are gone; no KILL is waited for longer than the grace again, as nobody may be there to bury the dead.
     */
    static void end(ProcessHandle root, Duration grace) {
        Set<ProcessHandle> members = withDescendants(Set.of(root));
        members.forEach(ProcessHandle::destroy);
        if (!haveEnded(members, grace)) {
            Set<ProcessHandle> left = withDescendants(members);
            left.forEach(ProcessHandle::destroyForcibly);
            haveEnded(left, grace);
        }
    }

    /** Each before those it started, so that it cannot replace one that was ended. */
    private static Set<ProcessHandle> withDescendants(Set<ProcessHandle> processes) {
        Set<ProcessHandle> all = new LinkedHashSet<>();
        processes.forEach(process ->
                Stream.concat(Stream.of(process), process.descendants()).forEach(all::add));
        return all;
    }

    private static boolean haveEnded(Set<ProcessHandle> processes, Duration within) {
        CompletableFuture<?> gone = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            gone.get(within.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
