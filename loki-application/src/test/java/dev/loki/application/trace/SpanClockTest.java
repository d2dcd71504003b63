package dev.loki.application.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.time.EpochNanos;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Times within a span are a ticker's; what time of day that is, is looked at anew about each second. */
class SpanClockTest {

    private static final Instant NOW = Instant.parse("2026-02-21T10:00:00Z");

    private Instant time = NOW;
    private long ticks = -5;
    private final SpanClock clock = new SpanClock(() -> time, () -> ticks);

    @Test
    void timesAreExactToTheNanosecondOfTheTicker() {
        pass(Duration.ofNanos(17));
        assertThat(now()).isEqualTo(EpochNanos.of(NOW) + 17);
    }

    @Test
    void aClockThatIsSetForwardsIsFollowedWithinASecondAndABit() {
        time = time.plus(Duration.ofDays(1));
        pass(Duration.ofMillis(999));
        assertThat(now()).isEqualTo(EpochNanos.of(NOW) + 999_000_000);
        pass(Duration.ofMillis(1));
        assertThat(now()).isEqualTo(EpochNanos.of(time));
    }

    @Test
    void aClockThatIsSetBackIsFollowed() {
        time = time.minus(Duration.ofDays(400));
        pass(Duration.ofSeconds(1));
        assertThat(now()).isEqualTo(EpochNanos.of(time));
    }

    @Test
    void aClockThatIsATouchOffTurnsNoOrderAround() {
        long last = now();
        for (int second = 0; second < 100; second++) {
            pass(Duration.ofSeconds(1));
            time = time.minusNanos(second % 2 == 0 ? 900_000 : -900_000);
            assertThat(now()).isGreaterThan(last);
            last = now();
        }
    }

    @Test
    void aClockThatDriftsIsFollowedOnceItIsOffByMoreThanAMillisecond() {
        for (int second = 0; second < 60; second++) {
            pass(Duration.ofSeconds(1));
            time = time.plusNanos(400_000);
            assertThat(EpochNanos.of(time) - now()).isBetween(0L, 1_000_000L);
        }
    }

    private void pass(Duration duration) {
        time = time.plus(duration);
        ticks += duration.toNanos();
    }

    private long now() {
        return clock.epochNanos(clock.ticks());
    }
}
