package dev.loki.adapter.process.run;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells the second signal that asks for the end, which is not to be discussed, from the first. Not thread-safe.
 */
final class Insistence {

    /** Within this, one sender told it twice: timeout(1) tells a process, and then its group. */
    private static final long DOUBLED = TimeUnit.MILLISECONDS.toNanos(200);

    /** What reads from a terminal may take a key for its own purposes; two in a row are meant for us. */
    private static final long IN_A_ROW = TimeUnit.SECONDS.toNanos(2);

    private final LongSupplier ticks;
    private final Map<String, Long> since = new HashMap<>();

    /** @param ticks nanoseconds from any beginning */
    Insistence(LongSupplier ticks) {
        this.ticks = ticks;
    }

    /**
     * Takes a signal.
     *
     * @param key whether the terminal tells it to all by itself
     * @return whether it is the second
     */
    boolean isSecond(String signal, boolean key) {
        long now = ticks.getAsLong();
        Long first = since.putIfAbsent(signal, now);
        if (first == null || now - first < DOUBLED) {
            return false;
        }
        if (key && now - first > IN_A_ROW) {
            since.put(signal, now);
            return false;
        }
        return true;
    }

    /** Another command is asked anew. */
    void forget() {
        since.clear();
    }
}
