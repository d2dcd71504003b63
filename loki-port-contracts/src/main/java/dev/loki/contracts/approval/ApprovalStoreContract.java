package dev.loki.contracts.approval;

import static dev.loki.contracts.approval.ApprovalRequests.granted;
import static dev.loki.contracts.approval.ApprovalRequests.pending;
import static dev.loki.contracts.approval.ApprovalRequests.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.approval.ApprovalRefusal;
import dev.loki.domain.approval.ApprovalRefusedException;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.ApprovalStep;
import dev.loki.ports.approval.ApprovalStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link ApprovalStore} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class ApprovalStoreContract {

    private static final Duration LONG = Duration.ofMinutes(5);

    private ApprovalStore store;

    /** Another handle on the same store, which is empty before each test. */
    protected abstract ApprovalStore open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open();
    }

    @Test
    void nothingIsKeptAtFirst() {
        assertThat(store.all()).isEmpty();
    }

    @Test
    void whatAStepMakesIsKeptForEveryHandle() throws Exception {
        ApprovalStore other = open();
        assertThat(store.update(all -> pending(1))).isEqualTo(pending(1));
        assertThat(other.all()).containsExactly(pending(1));

        assertThat(other.update(all -> granted(all.get(0)))).isEqualTo(granted(pending(1)));
        assertThat(store.all()).containsExactly(granted(pending(1)));
        assertThat(open().all()).containsExactly(granted(pending(1)));
    }

    @Test
    void requestsStandInTheOrderTheyWereMadeWhateverChangedLast() {
        IntStream.of(2, 1, 3).forEach(number -> store.update(all -> pending(number)));
        store.update(all -> rejected(pending(1)));
        assertThat(store.all()).containsExactly(rejected(pending(1)), pending(2), pending(3));
    }

    @Test
    void aStepThatThrowsChangesNothing() {
        store.update(all -> pending(1));
        IllegalStateException refusal = new IllegalStateException("refused");
        assertThatThrownBy(() -> store.update(all -> {
                    throw refusal;
                }))
                .isSameAs(refusal);
        assertThat(store.all()).containsExactly(pending(1));
        assertThat(store.update(all -> all.get(0))).isEqualTo(pending(1));
    }

    @Test
    @Timeout(60)
    void whoKnowsAnOlderStateNeedNotWait() throws Exception {
        store.update(all -> pending(1));
        store.update(all -> granted(pending(1)));
        assertThat(store.awaitChange(pending(1), LONG)).isEqualTo(granted(pending(1)));
    }

    @Test
    @Timeout(60)
    void whoWaitsIsToldAsSoonAsAnotherHandleChangesTheRequest() throws Exception {
        store.update(all -> pending(1));
        store.update(all -> pending(2));
        CountDownLatch waiting = new CountDownLatch(1);
        ApprovalStore other = open();
        CompletableFuture<ApprovalRequest> seen = CompletableFuture.supplyAsync(() -> {
            waiting.countDown();
            return waited(other, pending(1), LONG);
        });
        waiting.await();
        store.update(all -> rejected(pending(2)));
        assertThat(seen).isNotDone();
        store.update(all -> rejected(pending(1)));
        assertThat(seen.get()).isEqualTo(rejected(pending(1)));
    }

    @Test
    void whoWaitedLongEnoughGetsTheRequestAsItIs() {
        store.update(all -> pending(1));
        assertThat(waited(store, pending(1), Duration.ZERO)).isEqualTo(pending(1));
        assertThat(waited(store, pending(1), Duration.ofMillis(1))).isEqualTo(pending(1));
    }

    @Test
    void onlySoManyAreOpenAtOnce() {
        for (int number = 0; number < ApprovalStore.MOST_OPEN; number++) {
            ApprovalRequest next = pending(number);
            store.update(all -> next);
        }
        ApprovalRequest more = pending(ApprovalStore.MOST_OPEN);
        assertThatExceptionOfType(ApprovalRefusedException.class)
                .isThrownBy(() -> store.update(all -> more))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ApprovalRefusal.TOO_MANY));

        store.update(all -> rejected(all.get(7)));
        store.update(all -> more);
        assertThat(store.all()).hasSize(ApprovalStore.MOST_OPEN + 1).contains(more);
    }

    @Test
    void ofManyThreadsExactlyOneUsesAnApproval() throws Exception {
        store.update(all -> granted(pending(1)));
        List<CompletableFuture<Boolean>> users = IntStream.range(0, 8)
                .mapToObj(user -> CompletableFuture.supplyAsync(() -> uses(user % 2 == 0 ? store : reopened())))
                .toList();
        assertThat(users.stream().map(CompletableFuture::join).filter(used -> used))
                .hasSize(1);
    }

    private ApprovalStore reopened() {
        try {
            return open();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean uses(ApprovalStore store) {
        Instant now = ApprovalRequests.NOW.plusSeconds(1);
        try {
            store.update(all -> all.get(0).after(new ApprovalStep.Consume(now, "agent-user", "digest-1")));
            return true;
        } catch (ApprovalRefusedException e) {
            return false;
        }
    }

    private static ApprovalRequest waited(ApprovalStore store, ApprovalRequest known, Duration atMost) {
        try {
            return store.awaitChange(known, atMost);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
