package dev.loki.contracts.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.ports.outbox.OutboxProgress;
import dev.loki.ports.outbox.OutboxProgress.Standing;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link OutboxProgress} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class OutboxProgressContract {

    private static final String OUTBOX = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "ffffffffffffffff0123456789abcdef";

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
        progress.sent(OUTBOX, 1);
        progress.refused(OUTBOX, 2, "no such issue");
        progress.exported(OUTBOX, 3);
        assertThat(open().of(OUTBOX))
                .isEqualTo(new Standing(2, 3, Map.of(2L, "no such issue"), Map.of("outbox:1", "PROJ-7")));
        assertThat(open().of(OTHER)).isEqualTo(new Standing(0, 0, Map.of(), Map.of()));
    }

    @Test
    void itNeverGoesBackAndWhatWasRefusedMayBeSentAfterAll() throws Exception {
        progress.refused(OUTBOX, 5, "not now");
        progress.exported(OUTBOX, 9);
        progress.sent(OUTBOX, 3);
        progress.exported(OUTBOX, 4);
        assertThat(open().of(OUTBOX)).isEqualTo(new Standing(5, 9, Map.of(5L, "not now"), Map.of()));
        open().sent(OUTBOX, 5);
        assertThat(progress.of(OUTBOX)).isEqualTo(new Standing(5, 9, Map.of(), Map.of()));
        assertThat(progress.of(OUTBOX).isWaiting(5)).isFalse();
        assertThat(progress.of(OUTBOX).isWaiting(6)).isTrue();
    }
}
