package dev.loki.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SteppedClock clock = new SteppedClock();
    private final List<Runnable> meanwhile = new ArrayList<>();
    private final Pace pace = new Pace(Duration.ZERO, new BusyClock());

    @Test
    void anAnswerDoesNotGiveAwayTheTurnOfOneWhoWaits() throws Exception {
        pace.accepted(SECOND);
        meanwhile.add(() -> pace.accepted(SECOND));

        request();
        request();

        assertThat(clock.sleeps()).containsExactly(SECOND, SECOND);
    }

    @Test
    void whoWaitsIsHeldBackWithAllOthers() throws Exception {
        pace.accepted(SECOND);
        meanwhile.add(() -> pace.hold(Duration.ofSeconds(10)));

        request();

        assertThat(clock.sleeps()).containsExactly(SECOND, Duration.ofSeconds(9));
    }

    @Test
    void whoWouldBeHeldBackForTooLongGivesUp() {
        pace.accepted(SECOND);
        meanwhile.add(() -> pace.hold(Duration.ofMinutes(10)));

        assertThatExceptionOfType(TransientHttpFailure.class)
                .isThrownBy(this::request)
                .withMessageContaining("another 599 s");
        assertThat(clock.sleeps()).containsExactly(SECOND);
    }

    @Test
    void plentyEndsThePause() throws Exception {
        pace.accepted(SECOND);
        request();
        pace.accepted(Duration.ZERO);
        request();

        assertThat(clock.sleeps()).containsExactly(SECOND);
    }

    private void request() throws HttpFailure {
        assertThat(pace.inTurn(false, new Deadline(Duration.ofMinutes(2), clock), () -> "sent"))
                .isEqualTo("sent");
    }

    /** A clock on which something happens while one sleeps. */
    private final class BusyClock implements RetryClock {

        @Override
        public Instant now() {
            return clock.now();
        }

        @Override
        public long nanoTime() {
            return clock.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            List.copyOf(meanwhile).forEach(Runnable::run);
            meanwhile.clear();
            clock.sleep(duration);
        }
    }
}
