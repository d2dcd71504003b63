package dev.loki.adapter.otlp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndingTest {

    private final List<Duration> waits = new ArrayList<>();

    @Test
    void aSlowReceiverGetsAllOfTheTime() {
        assertThat(Ending.withinHope(this::inVain, failing(null), Duration.ofSeconds(5)))
                .isFalse();
        assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    @Test
    void aReceiverThatFailsGetsTwoSeconds() {
        assertThat(Ending.withinHope(this::inVain, failing("connection refused"), Duration.ofSeconds(5)))
                .isFalse();
        assertThat(waits).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void nobodyGetsMoreThanThereIs() {
        assertThat(Ending.withinHope(this::inVain, failing(null), Duration.ofMillis(10)))
                .isFalse();
        assertThat(waits).containsExactly(Duration.ofMillis(10), Duration.ZERO);
    }

    @Test
    void whatCameAboutIsNotWaitedForAgain() {
        assertThat(Ending.withinHope(time -> true, failing("connection refused"), Duration.ofSeconds(5)))
                .isTrue();
    }

    private boolean inVain(Duration time) {
        waits.add(time);
        return false;
    }

    private static Receiver failing(@Nullable String failure) {
        return new OneAnswerReceiver(items -> Delivery.taken(items, null), failure);
    }
}
