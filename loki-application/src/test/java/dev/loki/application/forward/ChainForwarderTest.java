package dev.loki.application.forward;

import static dev.loki.application.forward.ForwardHouse.LOG;
import static dev.loki.application.forward.ForwardHouse.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.application.forward.ChainForwarder.Outcome;
import dev.loki.domain.forward.ForwardedChain;
import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.domain.forward.Urgency;
import dev.loki.ports.forward.ForwardCursor;
import dev.loki.ports.forward.SinkException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChainForwarderTest {

    private final ForwardHouse house = new ForwardHouse(ForwardedChain.AGENT);

    @Test
    void everythingIsSentOnceInManyBatches() throws SinkException {
        house.append(LOG, 0, 1_205);
        ChainForwarder forwarder = house.forwarder();
        assertThat(forwarder.pending()).isEqualTo(1_205);
        assertThat(forwarder.forward(() -> true)).isEqualTo(Outcome.DONE);
        assertThat(forwarder.sent()).isEqualTo(1_205);
        assertThat(forwarder.pending()).isZero();
        house.append(LOG, 1_205, 1_207);
        house.forwarder().forward(() -> true);
        assertThat(house.numbers()).containsExactlyElementsOf(range(0, 1_207));
    }

    @Test
    void whoIsToldToStopStopsBeforeTheNextBatch() throws SinkException {
        house.append(LOG, 0, 1_100);
        AtomicInteger batches = new AtomicInteger();
        assertThat(house.forwarder().forward(() -> batches.incrementAndGet() < 2))
                .isEqualTo(Outcome.STOPPED);
        assertThat(house.numbers()).containsExactlyElementsOf(range(0, Batch.MAX_ENTRIES));
        assertThat(house.forwarder().pending()).isEqualTo(1_100 - Batch.MAX_ENTRIES);
    }

    @Test
    void whileAnotherForwardsNothingIsSent() {
        house.append(LOG, 0, 5);
        house.cursors.tryAlone(() -> assertThat(outcome(house.forwarder())).isEqualTo(Outcome.BUSY));
        assertThat(house.numbers()).isEmpty();
    }

    @Test
    void whatAReceiverThatWentDownMayHaveLostIsSentAgain() throws SinkException {
        house.append(LOG, 0, 2_500);
        house.forwarder().forward(() -> true);
        house.append(LOG, 2_500, 2_600);
        goDown();
        house.forwarder().forward(() -> true);
        assertThat(house.numbers().subList(2_500, house.numbers().size()))
                .containsExactlyElementsOf(range(1_500, 2_600));
    }

    @Test
    void troubleIsKeptWithTheCursorAndForgottenAfterTheNextSuccess() throws SinkException {
        house.append(LOG, 0, 3);
        house.forwarder().forward(() -> true);
        house.append(LOG, 3, 4);
        goDown();
        assertThat(cursor().troubled()).isTrue();
        assertThat(cursor().confirmed().count()).isEqualTo(3);
        house.forwarder().forward(() -> true);
        assertThat(cursor().troubled()).isFalse();
        assertThat(cursor().confirmed().count()).isEqualTo(4);
    }

    @Test
    void aReceiverThatWasNeverReachedLeavesNoCursor() {
        house.append(LOG, 0, 3);
        goDown();
        assertThat(house.cursors.read(house.sink.destination())).isEmpty();
    }

    @Test
    void whatIsNotDurableWaits() throws SinkException {
        house.append(LOG, 0, 3);
        house.segments.settleOnly(house.line(0).length() + 1L);
        house.forwarder().forward(() -> true);
        assertThat(house.numbers()).containsExactly(0L);
        house.segments.settleAll();
        house.forwarder().forward(() -> true);
        assertThat(house.numbers()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void aFileThatWasRenamedIsKnownAgain() throws SinkException {
        house.append(LOG, 0, 5);
        house.forwarder().forward(() -> true);
        house.append(LOG, 5, 8);
        house.segments.rename(LOG, "audit-1.jsonl");
        house.append(LOG, 8, 10);
        ChainForwarder forwarder = house.forwarder();
        forwarder.forward(() -> true);
        assertThat(forwarder.tampering()).isNull();
        assertThat(house.numbers()).containsExactlyElementsOf(range(0, 10));
    }

    @Test
    void aChainThatWasCutIsAnAlertAndForwardedAgainFromItsStart() throws SinkException {
        house.append(LOG, 0, 5);
        house.forwarder().forward(() -> true);
        house.segments.remove(LOG);
        house.append(LOG, 0, 3);
        ChainForwarder forwarder = house.forwarder();
        forwarder.forward(() -> true);
        assertThat(forwarder.tampering())
                .isEqualTo("5 entries were forwarded to memory://test, and the last of them is no longer in its place");
        assertThat(alert(5).fields().string("action")).contains("audit_tampered");
        assertThat(alert(5).seq()).isEqualTo(4);
        assertThat(alert(5).time()).isEqualTo(ForwardHouse.NOW);
        assertThat(house.numbers().subList(6, 9)).containsExactly(0L, 1L, 2L);
        ChainForwarder later = house.forwarder();
        later.forward(() -> true);
        assertThat(later.tampering()).isNull();
        assertThat(house.numbers()).hasSize(9);
    }

    @Test
    void aChangedEntryBeforeTheCursorIsFound() throws SinkException {
        house.append(LOG, 0, 2);
        house.forwarder().forward(() -> true);
        house.segments.remove(LOG);
        house.segments.append(LOG, house.line(0) + house.line(7));
        ChainForwarder forwarder = house.forwarder();
        forwarder.forward(() -> true);
        assertThat(forwarder.tampering()).endsWith("the last of them is no longer in its place");
    }

    @Test
    void aChainThatWasReplacedIsAnAlert() throws SinkException {
        house.append(LOG, 0, 5);
        house.forwarder().forward(() -> true);
        house.segments.remove(LOG);
        house.append(LOG, 100, 102);
        ChainForwarder forwarder = house.forwarder();
        forwarder.forward(() -> true);
        assertThat(forwarder.tampering()).endsWith("the file with the last of them is gone or was replaced");
        assertThat(house.numbers()).endsWith(100L, 101L);
    }

    @Test
    void aChainThatIsGoneIsAnAlertOnceAndTheCursorStays() throws SinkException {
        house.append(LOG, 0, 5);
        house.forwarder().forward(() -> true);
        ForwardCursor before = cursor();
        house.segments.remove(LOG);
        ChainForwarder forwarder = house.forwarder();
        forwarder.forward(() -> true);
        forwarder.forward(() -> true);
        assertThat(forwarder.tampering()).endsWith("the log is missing or empty");
        assertThat(alert(5).urgency()).isEqualTo(Urgency.ALERT);
        assertThat(house.numbers()).hasSize(6);
        assertThat(cursor()).isEqualTo(before);
    }

    /** One failed attempt, after which the receiver is back. */
    private void goDown() {
        house.sink.setDown(true);
        assertThatExceptionOfType(SinkException.class)
                .isThrownBy(() -> house.forwarder().forward(() -> true));
        house.sink.setDown(false);
    }

    private ForwardCursor cursor() {
        return house.cursors.read(house.sink.destination()).orElseThrow();
    }

    private ForwardedEntry alert(int index) {
        return house.sink.received().get(index);
    }

    private static Outcome outcome(ChainForwarder forwarder) {
        try {
            return forwarder.forward(() -> true);
        } catch (SinkException e) {
            throw new AssertionError(e);
        }
    }
}
