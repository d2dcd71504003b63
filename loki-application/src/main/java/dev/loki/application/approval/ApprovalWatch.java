package dev.loki.application.approval;

import dev.loki.domain.approval.ApprovalRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches the time of one request until it runs out, and knows why silence would be no consent: somebody may have turned the
 * clock, or nobody have looked. Not thread-safe.
 */
final class ApprovalWatch {

    /** How long a request may have been alone before it counts as not watched. */
    static final Duration LONGEST_ABSENCE = Duration.ofSeconds(5);

    /** How far the two clocks may drift apart; half an hour of slewing is less than a second. */
    static final Duration LARGEST_DRIFT = Duration.ofSeconds(2);

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final ApprovalClock clock;
    private final Instant began;
    private final long beganNanos;
    private final long deadlineNanos;
    private final Instant expires;
    private long lookedNanos;
    private @Nullable String whyNot;

    ApprovalWatch(ApprovalRequest request, ApprovalClock clock) {
        this.clock = clock;
        this.began = clock.now();
        this.beganNanos = clock.nanos();
        this.lookedNanos = beganNanos;
        this.expires = request.expires();
        Duration left = Duration.between(began, expires);
        Duration most = request.gate().timeout();
        this.deadlineNanos = beganNanos + (left.compareTo(most) > 0 ? most : left).toNanos();
        if (Duration.between(request.created(), began).abs().compareTo(LONGEST_ABSENCE) > 0) {
            whyNot = "nobody watched the request from its beginning on";
        }
    }

    /** To be called at least every few seconds. */
    void look() {
        long nanos = clock.nanos();
        Duration passed = Duration.ofNanos(nanos - beganNanos);
        Duration told = Duration.between(began, clock.now());
        if (Duration.ofNanos(nanos - lookedNanos).compareTo(LONGEST_ABSENCE) > 0) {
            note("the process that watched was stopped for a while");
        }
        if (told.minus(passed).abs().compareTo(LARGEST_DRIFT) > 0) {
            note("the clock was set, or the machine slept");
        }
        lookedNanos = nanos;
    }

    /** Whether the time ran out, by either clock. */
    boolean isOver() {
        return !clock.now().isBefore(expires) || clock.nanos() - deadlineNanos >= 0;
    }

    /** When it ran out, as it is to be recorded: never before the request says. */
    Instant over() {
        Instant now = clock.now();
        return now.isBefore(expires) ? expires : now;
    }

    /** How long to wait until the next look. */
    Duration pause() {
        Duration left = Duration.ofNanos(Math.max(1, deadlineNanos - clock.nanos()));
        return left.compareTo(LONGEST_PAUSE) < 0 ? left : LONGEST_PAUSE;
    }

    /** Why silence is no consent, whatever the gate says; empty where nothing speaks against it. */
    Optional<String> whySilenceIsNoConsent() {
        return Optional.ofNullable(whyNot);
    }

    private void note(String reason) {
        if (whyNot == null) {
            whyNot = reason;
        }
    }
}
