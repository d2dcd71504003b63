package dev.loki.domain.time;

import java.time.Instant;

/** Instants as telemetry writes them: nanoseconds since 1970-01-01T00:00:00Z, which a long holds until the year 2262. */
public final class EpochNanos {

    private static final long A_SECOND = 1_000_000_000;

    private EpochNanos() {}

    /** The instant in nanoseconds. */
    public static long of(Instant instant) {
        return instant.getEpochSecond() * A_SECOND + instant.getNano();
    }
}
