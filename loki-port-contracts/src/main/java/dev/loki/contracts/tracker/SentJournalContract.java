package dev.loki.contracts.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.SentJournal.Begun;
import dev.loki.ports.tracker.SentJournal.Done;
import dev.loki.ports.tracker.SentJournal.Unknown;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SentJournal} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class SentJournalContract {

    private static final String ONE = "jira comment PROJ-1 \u00e9\"\\ 1";
    private static final String OTHER = "jira comment PROJ-1 2";

    private SentJournal journal;

    /** Another handle on the same journal, which is empty before each test. */
    protected abstract SentJournal open() throws Exception;

    @BeforeEach
    void openJournal() throws Exception {
        journal = open();
    }

    @Test
    void whatWasNeverSentIsUnknown() {
        assertThat(journal.of(ONE)).isEqualTo(new Unknown());
    }

    @Test
    void anOperationIsBegunUntilItIsDone() {
        journal.begin(ONE);
        journal.begin(ONE);
        assertThat(journal.of(ONE)).isEqualTo(new Begun());
        assertThat(journal.of(OTHER)).isEqualTo(new Unknown());

        journal.done(ONE, "10001", "first");
        assertThat(journal.of(ONE)).isEqualTo(new Done("10001", "first"));
    }

    @Test
    void whatIsDoneAgainHasItsLastContent() {
        journal.begin(ONE);
        journal.done(ONE, "10001", "first");
        journal.done(ONE, "10001", "second");
        assertThat(journal.of(ONE)).isEqualTo(new Done("10001", "second"));
    }

    @Test
    void whatWasFoundAtTheServiceIsDoneWithoutABeginning() {
        journal.done(ONE, "10001", "");
        assertThat(journal.of(ONE)).isEqualTo(new Done("10001", ""));
    }

    @Test
    void whatBeginsAgainKeepsTheIdOfWhatWasMade() {
        journal.done(ONE, "10001", "first");
        journal.begin(ONE);
        assertThat(journal.of(ONE)).isEqualTo(new Done("10001", "first"));
    }

    @Test
    void whatWasRefusedIsAsIfItWereNeverSent() {
        journal.begin(ONE);
        journal.refused(ONE);
        assertThat(journal.of(ONE)).isEqualTo(new Unknown());

        journal.done(ONE, "10001", "first");
        journal.refused(ONE);
        journal.refused(OTHER);
        assertThat(journal.of(ONE)).isEqualTo(new Unknown());
        journal.begin(ONE);
        assertThat(journal.of(ONE)).isEqualTo(new Begun());
    }

    @Test
    void anotherHandleKnowsTheSameAtOnce() throws Exception {
        SentJournal other = open();
        journal.begin(ONE);
        assertThat(other.of(ONE)).isEqualTo(new Begun());
        other.done(ONE, "10001", "first");
        assertThat(journal.of(ONE)).isEqualTo(new Done("10001", "first"));
        assertThat(open().of(ONE)).isEqualTo(new Done("10001", "first"));
    }

    @Test
    void anOperationIsALineOfAtMost500Characters() {
        journal.begin("a".repeat(500));
        for (String wrong : new String[] {"", "a".repeat(501), "two\nlines"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> journal.begin(wrong));
            assertThatIllegalArgumentException().isThrownBy(() -> journal.done(wrong, "1", ""));
        }
    }

    @Test
    void manyThreadsLoseNothing() {
        CompletableFuture<?>[] writers = IntStream.range(0, 4)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    for (int n = 0; n < 20; n++) {
                        journal.begin(writer + "/" + n);
                        journal.done(writer + "/" + n, "id" + n, "");
                    }
                }))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(writers).join();
        for (int writer = 0; writer < 4; writer++) {
            for (int n = 0; n < 20; n++) {
                assertThat(journal.of(writer + "/" + n)).isEqualTo(new Done("id" + n, ""));
            }
        }
    }

    @Test
    void anInterruptedThreadStillWritesAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        journal.begin(ONE);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(journal.of(ONE)).isEqualTo(new Begun());
    }
}
