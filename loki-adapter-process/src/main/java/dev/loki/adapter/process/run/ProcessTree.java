package dev.loki.adapter.process.run;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process and those below it, as far as the system still knows whose they are. */
final class ProcessTree {

    private static final long LOOK_MILLIS = 20;

    private final ProcessHandle root;
    private final Set<ProcessHandle> known = new LinkedHashSet<>();

    private ProcessTree(ProcessHandle root) {
        this.root = root;
        look();
    }

    static ProcessTree of(Process process) {
        return new ProcessTree(process.toHandle());
    }

    /** Asks all of them to end, and kills those that have not after this time. */
    void end(Duration grace) {
        known.forEach(ProcessHandle::destroy);
        await(grace);
        look();
        known.forEach(ProcessHandle::destroyForcibly);
    }

    /** A handle knows its process by its start as well: a number that was given away again is not taken for it. */
    private void look() {
        Stream.concat(Stream.of(root), root.descendants()).forEach(known::add);
    }

    private void await(Duration grace) {
        long begin = System.nanoTime();
        try {
            while (known.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() - begin < grace.toNanos()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // no time is left
        }
    }
}
