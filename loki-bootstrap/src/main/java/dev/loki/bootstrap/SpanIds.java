package dev.loki.bootstrap;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/**
 * The ids of spans and traces. They need be distinct, not secret: each thread has a quick generator of its own, seeded from
 * the platform's secure source at its first span. Thread-safe.
 */
public final class SpanIds {

    private static final ThreadLocal<SpanIds> OF_THREAD = ThreadLocal.withInitial(SpanIds::new);

    private final SplittableRandom random;

    /** Keeps two processes apart whose generators come to the same state. */
    private final long salt;

    private SpanIds() {
        SecureRandom seeds = new SecureRandom();
        this.random = new SplittableRandom(seeds.nextLong());
        this.salt = seeds.nextLong();
    }

    /** 64 bits, never all zero. */
    public static long nextBits() {
        return OF_THREAD.get().next();
    }

    private long next() {
        long bits = random.nextLong() ^ salt;
        return bits == 0 ? next() : bits;
    }
}
