package dev.loki.adapter.jira.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.http.SteppedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How fast an issue is written to. */
class IssuePaceTest {

    private final SteppedClock clock = new SteppedClock();
    private final IssuePace pace = new IssuePace(clock);

    @Test
    void anIssueTakesTwentyWritesInTwoSecondsAndAHundredInThirty() throws InterruptedException {
        List<Duration> writes = new ArrayList<>();
        for (int n = 0; n < 250; n++) {
            pace.await("10001");
            writes.add(clock.passed());
        }
        assertThat(writes.get(19)).isZero();
        for (int n = 0; n + 20 < writes.size(); n++) {
            assertThat(writes.get(n + 20).minus(writes.get(n))).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        }
        for (int n = 0; n + 100 < writes.size(); n++) {
            assertThat(writes.get(n + 100).minus(writes.get(n))).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        }
        assertThat(clock.passed()).isLessThan(Duration.ofSeconds(75));
    }

    @Test
    void otherIssuesAreNotHeldUp() throws InterruptedException {
        for (int n = 0; n < 5000; n++) {
            pace.await("issue " + n);
        }
        assertThat(clock.passed()).isZero();
    }
}
