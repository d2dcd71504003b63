package dev.loki.contracts.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Ledger;
import dev.loki.domain.cost.LedgerEntry.Recorded;
import dev.loki.domain.cost.Spender;
import dev.loki.domain.cost.Turn;
import dev.loki.domain.cost.UsageReport;
import dev.loki.ports.cost.UsageStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link UsageStore} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class UsageStoreContract {

    private static final Spender WHO = new Spender("shop", "coder", "opus", "s-1", "acme");
    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
    private static final int THREADS = 8;
    private static final int EACH = 50;

    private UsageStore store;

    /** Another handle on the same store, which is empty before each test. */
    protected abstract UsageStore open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void beforeAnythingIsRecordedNothingIsConsumed() {
        assertThat(tokens(store)).isZero();
        assertThat(store.read(Ledger::count)).isZero();
    }

    @Test
    void whatWasDecidedIsSeenByAll() throws Exception {
        UsageStore other = open();
        record(store, 5);
        assertThat(tokens(other)).isEqualTo(5);
        record(other, 7);
        assertThat(tokens(store)).isEqualTo(12);
        other.close();
    }

    @Test
    void aDecisionSeesAllThatWasDecidedBefore() throws Exception {
        UsageStore other = open();
        record(other, 5);
        other.close();

        long seen = store.decide((ledger, journal) -> ledger.total().tokens());

        assertThat(seen).isEqualTo(5);
    }

    @Test
    void whatADecisionThrowsIsPassedOnAndNothingElseIsHeldUp() {
        assertThatIllegalStateException()
                .isThrownBy(() -> store.decide((ledger, journal) -> {
                    throw new IllegalStateException("no");
                }))
                .withMessage("no");
        record(store, 3);
        assertThat(tokens(store)).isEqualTo(3);
    }

    @Test
    void whatWasToldBeforeADecisionThrewIsKept() throws Exception {
        assertThatIllegalStateException()
                .isThrownBy(() -> store.decide((ledger, journal) -> {
                    Recorded entry = new Recorded(NOW, new UsageReport(WHO, Consumption.ofTokens(4)));
                    ledger.apply(entry);
                    journal.accept(entry);
                    throw new IllegalStateException("no");
                }));
        assertThat(tokens(store)).isEqualTo(4);
        assertThat(tokens(open())).isEqualTo(4);
    }

    @Test
    void manyThreadsDecideOneAfterTheOther() {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<CompletableFuture<Void>> done = IntStream.range(0, THREADS)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, EACH).forEach(n -> record(store, 1)), threads))
                .toList();
        done.forEach(CompletableFuture::join);
        threads.shutdown();

        assertThat(tokens(store)).isEqualTo((long) THREADS * EACH);
        assertThat(store.read(Ledger::count)).isEqualTo((long) THREADS * EACH);
    }

    @Test
    void reservationsOutliveTheHandleTheyWereMadeBy() throws Exception {
        turn(store, turn -> turn.reserve("r-1", WHO, Consumption.ofTokens(10), Duration.ofHours(1), false));
        store.close();

        UsageStore other = open();
        turn(other, turn -> turn.commit("r-1", Consumption.ofTokens(8), null, 0));

        assertThat(tokens(other)).isEqualTo(8);
        assertThat(other.read(Ledger::open)).isEmpty();
        other.close();
    }

    @Test
    void keysAreKnownAcrossHandles() throws Exception {
        UsageReport report = new UsageReport(WHO, Consumption.ofTokens(6), 0, "key");
        List<Boolean> repeated = new ArrayList<>();
        turn(store, turn -> repeated.add(turn.record(report).repeated()));
        store.close();
        turn(open(), turn -> repeated.add(turn.record(report).repeated()));

        assertThat(repeated).containsExactly(false, true);
        assertThat(tokens(open())).isEqualTo(6);
    }

    @Test
    void aRepairOfWhatIsWholeChangesNothing() {
        record(store, 5);
        assertThat(store.repair().found()).isEmpty();
        assertThat(tokens(store)).isEqualTo(5);
    }

    @Test
    void aStoreMayBeClosedTwiceAndUsedAgain() {
        record(store, 1);
        store.close();
        store.close();
        record(store, 2);
        assertThat(tokens(store)).isEqualTo(3);
    }

    @Test
    void anInterruptNeitherEndsNorTearsADecision() {
        Thread.currentThread().interrupt();
        record(store, 9);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(tokens(store)).isEqualTo(9);
    }

    private interface Action {
        Object take(Turn turn);
    }

    private static void turn(UsageStore store, Action action) {
        Object unused = store.decide((ledger, journal) -> action.take(new Turn(ledger, List.of(), NOW, journal)));
        assertThat(unused).isNotNull();
    }

    private static void record(UsageStore store, long tokens) {
        turn(store, turn -> turn.record(new UsageReport(WHO, Consumption.ofTokens(tokens))));
    }

    private static long tokens(UsageStore store) {
        return store.read(ledger -> ledger.total().tokens());
    }
}
