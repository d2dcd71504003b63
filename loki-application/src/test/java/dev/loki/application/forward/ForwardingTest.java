package dev.loki.application.forward;

import static dev.loki.application.forward.ForwardHouse.LOG;
import static dev.loki.application.forward.ForwardHouse.range;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.forward.ForwardedChain;
import dev.loki.ports.forward.AuditSink;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ForwardingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ForwardHouse house = new ForwardHouse(ForwardedChain.AGENT);
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    @Test
    void whereItIsOffNothingIsForwardedAndNothingLeft() {
        Forwarding off = Forwarding.off();
        off.start();
        off.appended();
        assertThat(off.isOn()).isFalse();
        assertThat(off.forwardOnce()).isEqualTo(ForwardReport.NOTHING);
        assertThat(off.close(PATIENCE)).isEqualTo(ForwardReport.NOTHING);
    }

    @Test
    void onceSendsWhatThereIsAndSaysWhatIsLeft() {
        house.append(LOG, 0, 3);
        assertThat(forwarding().forwardOnce()).isEqualTo(new ForwardReport(3, 0, List.of(), List.of()));
        house.append(LOG, 3, 5);
        house.sink.setDown(true);
        ForwardReport down = forwarding().forwardOnce();
        assertThat(down.pending()).isEqualTo(2);
        assertThat(down.troubles()).containsExactly("audit entries are not forwarded to memory://test: it is down");
    }

    @Test
    void whereAnotherProcessForwardsTheReportSaysSo() {
        house.append(LOG, 0, 3);
        house.cursors.tryAlone(() -> {
            ForwardReport report = forwarding().forwardOnce();
            assertThat(report.sent()).isZero();
            assertThat(report.troubles()).containsExactly("another process is forwarding; it sends what is left");
        });
    }

    @Test
    void whatWasConfiguredAndCannotBeUsedIsToldOnce() {
        Forwarding unusable = forwarding(() -> {
            throw new IllegalStateException("no such certificate");
        });
        unusable.forwardOnce();
        assertThat(unusable.forwardOnce().troubles())
                .isEqualTo(unusable.problem().stream().toList());
        assertThat(unusable.problem()).hasValue("audit entries are not forwarded: no such certificate");
        assertThat(forwarding().problem()).isEmpty();
        assertThat(warnings).containsExactly("audit entries are not forwarded: no such certificate");
    }

    @Test
    void aThreadForwardsWhatIsAppendedAndCloseDrains() {
        Forwarding forwarding = forwarding();
        forwarding.start();
        forwarding.start();
        house.append(LOG, 0, 700);
        forwarding.appended();
        assertThat(forwarding.close(PATIENCE).pending()).isZero();
        assertThat(house.numbers()).containsExactlyElementsOf(range(0, 700));
        assertThat(warnings).isEmpty();
    }

    @Test
    void closeSaysHowManyAreStillToBeSent() {
        house.sink.setDown(true);
        house.append(LOG, 0, 9);
        Forwarding forwarding = forwarding();
        forwarding.start();
        assertThat(forwarding.close(PATIENCE).pending()).isEqualTo(9);
        assertThat(warnings).last().asString().startsWith("9 audit entries are still to be forwarded (");
    }

    private Forwarding forwarding() {
        return forwarding(() -> List.of(house.sink));
    }

    private Forwarding forwarding(Supplier<List<AuditSink>> sinks) {
        return Forwarding.of(
                sinks,
                () -> List.of(house.source),
                () -> house.json,
                InstantSource.fixed(ForwardHouse.NOW),
                () -> 42,
                warnings::add);
    }
}
