package dev.loki.application.forward;

import dev.loki.ports.id.IdSource;
import java.time.Duration;

/** Waits that double from a second to a minute, spread by half so that many clients do not return at once. For one thread. */
final class BackOff {

    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 60_000;

    private final IdSource random;
    private long millis;

    BackOff(IdSource random) {
        this.random = random;
    }

    /** The wait after a failure: from half its length to one and a half. */
    Duration afterFailure() {
        millis = millis == 0 ? FIRST_MILLIS : Math.min(2 * millis, LONGEST_MILLIS);
        return Duration.ofMillis(millis / 2 + Math.floorMod(random.nextBits(), millis));
    }

    void afterSuccess() {
        millis = 0;
    }

    boolean isFailing() {
        return millis > 0;
    }
}
