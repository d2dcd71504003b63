package dev.loki.application.forward;

import static dev.loki.application.forward.ForwardHouse.LOG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.forward.ForwardedChain;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SinkForwarderTest {

    private final ForwardHouse house = new ForwardHouse(ForwardedChain.AGENT);
    private Instant now = ForwardHouse.NOW;
    private final SinkForwarder forwarder =
            new SinkForwarder(house.sink, List.of(house.source), house.json, () -> now, () -> 0);

    @Test
    void afterAFailureItWaitsLongerAndLonger() {
        house.append(LOG, 0, 1);
        house.sink.setDown(true);
        pass();
        assertThat(forwarder.isFailing()).isTrue();
        assertThat(forwarder.trouble()).isEqualTo("audit entries are not forwarded to memory://test: it is down");
        house.sink.setDown(false);
        now = now.plusMillis(499);
        pass();
        assertThat(house.numbers()).isEmpty();
        house.sink.setDown(true);
        now = now.plusMillis(1);
        pass();
        house.sink.setDown(false);
        now = now.plusMillis(999);
        pass();
        assertThat(house.numbers()).isEmpty();
        now = now.plusMillis(1);
        pass();
        assertThat(house.numbers()).containsExactly(0L);
        assertThat(forwarder.isFailing()).isFalse();
        assertThat(forwarder.trouble()).isNull();
    }

    @Test
    void whoCannotWaitIsNotMadeTo() {
        house.append(LOG, 0, 1);
        house.sink.setDown(true);
        pass();
        house.sink.setDown(false);
        forwarder.pass(() -> true, true);
        assertThat(house.numbers()).containsExactly(0L);
    }

    @Test
    void whatIsSentAndWhatIsLeftIsCounted() {
        house.append(LOG, 0, 3);
        assertThat(forwarder.pending()).isEqualTo(3);
        pass();
        assertThat(forwarder.sent()).isEqualTo(3);
        assertThat(forwarder.pending()).isZero();
    }

    @Test
    void anotherProcessThatForwardsIsNoTrouble() {
        house.append(LOG, 0, 3);
        house.cursors.tryAlone(this::pass);
        assertThat(forwarder.isBusyElsewhere()).isTrue();
        assertThat(forwarder.isFailing()).isFalse();
        pass();
        assertThat(forwarder.isBusyElsewhere()).isFalse();
    }

    @Test
    void tamperingNamesTheChainAndTheReceiver() {
        house.append(LOG, 0, 3);
        pass();
        house.segments.remove(LOG);
        pass();
        assertThat(forwarder.tampering()).singleElement().asString().startsWith("the agent chain to memory://test: 3 ");
    }

    @Test
    void waitsDoubleUpToAMinuteAndASuccessForgetsThem() {
        BackOff backOff = new BackOff(() -> 0);
        assertThat(backOff.afterFailure()).isEqualTo(Duration.ofMillis(500));
        for (int i = 0; i < 10; i++) {
            backOff.afterFailure();
        }
        assertThat(backOff.afterFailure()).isEqualTo(Duration.ofSeconds(30));
        assertThat(new BackOff(() -> 999).afterFailure()).isEqualTo(Duration.ofMillis(1_499));
        backOff.afterSuccess();
        assertThat(backOff.afterFailure()).isEqualTo(Duration.ofMillis(500));
    }

    private void pass() {
        forwarder.pass(() -> true, false);
    }
}
