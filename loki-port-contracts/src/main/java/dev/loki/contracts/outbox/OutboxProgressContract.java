package dev.loki.contracts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.outbox.OutboxCall;
import dev.loki.ports.outbox.OutboxContents;
import dev.loki.ports.outbox.OutboxProgress;
import dev.loki.ports.outbox.OutboxProgress.Standing;
import dev.loki.ports.outbox.WaitingCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link OutboxProgress} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class OutboxProgressContract {

    private static final String OUTBOX = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "ffffffffffffffff0123456789abcdef";

    private static final Instant AT = Instant.parse("2026-02-21T10:00:00Z");

    private OutboxProgress progress;

    /** Another handle on the same memory, which is empty before each test. */
    protected abstract OutboxProgress open() throws Exception;

    @BeforeEach
    void openProgress() throws Exception {
        progress = open();
    }

    @Test
    void nothingIsKnownBeforeItIsTold() {
        assertThat(progress.of(OUTBOX)).isEqualTo(new Standing(0, 0, Map.of(), Map.of()));
        assertThat(progress.of(OUTBOX).isWaiting(1)).isTrue();
    }

    @Test
    void whatWasToldIsKnownToOthersAndOfOneOutboxOnly() throws Exception {
        progress.created(OUTBOX, "outbox:1", "PROJ-7");
        progress.sent(OUTBOX, call(1));
        progress.refused(OUTBOX, call(2), "no such issue");
        progress.exported(OUTBOX, 3);
        assertThat(open().of(OUTBOX))
                .isEqualTo(new Standing(2, 3, Map.of(2L, "no such issue"), Map.of("outbox:1", "PROJ-7")));
        assertThat(open().of(OTHER)).isEqualTo(new Standing(0, 0, Map.of(), Map.of()));
    }

    @Test
    void theProjectsOwnOutboxIsToldFromOthers() throws Exception {
        progress.exported(OTHER, 1);
        assertThat(progress.own()).isEmpty();
        progress.begun(OUTBOX);
        progress.exported(OTHER, 2);
        progress.exported(OUTBOX, 3);
        assertThat(open().own()).contains(OUTBOX);
        assertThat(open().of(OUTBOX)).isEqualTo(new Standing(0, 3, Map.of(), Map.of()));
    }

    @Test
    void itNeverGoesBackAndWhatWasRefusedMayBeSentAfterAll() throws Exception {
        progress.refused(OUTBOX, call(5), "not now");
        progress.exported(OUTBOX, 9);
        progress.sent(OUTBOX, call(3));
        progress.exported(OUTBOX, 4);
        assertThat(open().of(OUTBOX)).isEqualTo(new Standing(5, 9, Map.of(5L, "not now"), Map.of()));
        open().sent(OUTBOX, call(5));
        assertThat(progress.of(OUTBOX)).isEqualTo(new Standing(5, 9, Map.of(), Map.of()));
        assertThat(progress.of(OUTBOX).isWaiting(5)).isFalse();
        assertThat(progress.of(OUTBOX).isWaiting(6)).isTrue();
    }

    @Test
    void anotherCallUnderANumberThatWasSentIsKnownAsSuch() throws Exception {
        progress.sent(OUTBOX, call(1));
        progress.refused(OUTBOX, call(2), "no such issue");
        WaitingCall another = new WaitingCall(2, AT, "jira", "here", new OutboxCall.Move("PROJ-2", WorkStatus.DONE));
        OutboxProgress later = open();
        assertThat(later.other(contents(OUTBOX, call(1), call(2), call(3)))).isEmpty();
        assertThat(later.other(contents(OUTBOX, another, call(3)))).contains(another);
        assertThat(later.other(contents(OTHER, another))).isEmpty();
    }

    private static OutboxContents contents(String outbox, WaitingCall... calls) {
        return new OutboxContents(outbox, List.of(calls));
    }

    private static WaitingCall call(long number) {
        return new WaitingCall(number, AT, "jira", "here", new OutboxCall.Move("PROJ-1", WorkStatus.DONE));
    }
}
