package dev.loki.adapter.github.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.http.SteppedClock;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CreationPaceTest {

    private final SteppedClock clock = new SteppedClock();
    private final CreationPace pace = new CreationPace(clock);

    @Test
    void thereAreNoMoreInAnHourThanGitHubBears() {
        for (int made = 0; made < 500; made++) {
            pace.countOne();
            clock.pass(Duration.ofSeconds(1));
        }
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(pace::countOne)
                .satisfies(e -> {
                    assertThat(e.trouble()).isEqualTo(Trouble.PASSING);
                    assertThat(e.minimumWait()).isEqualTo(Duration.ofSeconds(3_100));
                });
        clock.pass(Duration.ofSeconds(3_100));
        pace.countOne();
        assertThatExceptionOfType(TrackerException.class).isThrownBy(pace::countOne);
    }
}
