package dev.loki.application.cost;

import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.domain.cost.Amount;
import dev.loki.domain.cost.Budget;
import dev.loki.domain.cost.BudgetStatus;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Counted;
import dev.loki.domain.cost.Notice;
import dev.loki.domain.cost.Reservation;
import dev.loki.domain.cost.ReserveAnswer;
import dev.loki.domain.cost.Spender;
import dev.loki.domain.cost.Turn;
import dev.loki.domain.cost.UsageReport;
import dev.loki.domain.policy.Violation;
import dev.loki.ports.cost.UsageStore;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.repair.Repair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds what agents consume against budgets. What was granted or counted is durable when a method returns, and exact across
 * processes. A state that cannot be read denies: then {@link #judge} says so, and the other methods throw
 * {@link dev.loki.ports.cost.UsageStoreException}. Where a notice cannot be put on record, they throw
 * {@link dev.loki.ports.audit.AuditLogException}, and what was decided stands. Thread-safe.
 */
public final class BudgetControl implements AutoCloseable {

    private final Supplier<? extends UsageStore> store;
    private final Supplier<List<Budget>> budgets;
    private final InstantSource clock;
    private final IdSource ids;
    private final NoticeRecorder recorder;
    private final Standing standing;

    /**
     * @param store asked at the first use, and expected to give the same store each time
     * @param budgets those in force; asked at each use, and expected to give the same list as long as they are the same
     * @param clock dates what is consumed
     * @param ids name reservations
     * @param actor who is said to have reached a threshold
     */
    public BudgetControl(
            Supplier<? extends UsageStore> store,
            Supplier<List<Budget>> budgets,
            InstantSource clock,
            IdSource ids,
            AuditTrail audit,
            EventStream events,
            Actor actor) {
        this.store = store;
        this.budgets = budgets;
        this.clock = clock;
        this.ids = ids;
        this.recorder = new NoticeRecorder(audit, events, actor);
        this.standing = new Standing(store, clock);
    }

    /**
     * Keeps a part of the budgets for a call, for {@link Reservation#LEASE}, or says which are in the
     * way.
     *
     * @throws ArithmeticException where it adds up to more than can be counted
     */
    public Outcome<ReserveAnswer> reserve(Spender who, Consumption estimate) {
        return reserve(who, estimate, Reservation.LEASE, false);
    }

    /**
     * As {@link #reserve(Spender, Consumption)}.
     *
     * @param lease how long it is kept unless it is committed or released
     * @param approved whether somebody has approved of passing budgets that ask for it; those that pause or shut down are in
     *     the way all the same
     * @throws IllegalArgumentException where the lease is not more than 0 and at most a day, or too much is reserved
     */
    public Outcome<ReserveAnswer> reserve(Spender who, Consumption estimate, Duration lease, boolean approved) {
        String id = HexFormat.of().toHexDigits(ids.nextBits());
        return decide(turn -> turn.reserve(id, who, estimate, lease, approved));
    }

    /**
     * Counts what a reserved call consumed, in the place of the estimate; also where the lease has ended. The same again
     * changes nothing, and says so.
     *
     * @param model the one that was called in the end; null for that of the reservation
     * @param durationMillis how long it took; 0 where it is not known
     * @throws dev.loki.domain.cost.UnknownReservationException where there is no such reservation
     * @throws dev.loki.domain.cost.ReusedKeyException where it was committed with other amounts
     */
    public Outcome<Counted> commit(
            String reservation, Consumption actual, @Nullable String model, long durationMillis) {
        return decide(turn -> turn.commit(reservation, actual, model, durationMillis));
    }

    /** Gives back what is reserved for a call that was not made; whether anything was. */
    public Outcome<Boolean> release(String reservation) {
        return decide(turn -> turn.release(reservation));
    }

    /**
     * Counts what was consumed, whatever the budgets say. The same report again, by its key, changes nothing and says so.
     *
     * @throws dev.loki.domain.cost.ReusedKeyException where something else was counted under its key
     * @throws ArithmeticException where it adds up to more than can be counted
     */
    public Outcome<Counted> record(UsageReport report) {
        return decide(turn -> turn.record(report));
    }

    /** How each budget is used up, by now. */
    public List<BudgetStatus> status() {
        List<Budget> all = budgets.get();
        Instant now = clock.instant();
        return store.get().read(ledger -> all.stream()
                .map(budget -> ledger.status(budget, ledger.timeAt(now)))
                .toList());
    }

    /** All that was consumed, by now. */
    public LedgerSummary summary() {
        return store.get().read(LedgerSummary::of);
    }

    /**
     * What speaks against consuming anything more: limits that are reached, strongest first, thresholds that are passed, or
     * a state that cannot be read. What this process did counts at once, what others did after
     * {@value Standing#FRESH_MILLIS} ms at most; {@link #reserve} is exact always. Takes no lock and does no I/O where it
     * was asked within that time, and never throws.
     */
    public List<Violation> judge() {
        return standing.violations(budgets.get());
    }

    /** As {@link #judge()}, and what speaks against consuming so much more; looks at the store each time. */
    public List<Violation> judge(Amount more) {
        return standing.violations(budgets.get(), more);
    }

    /** Makes the state usable again; see {@link UsageStore#repair}. */
    public Repair repair() {
        try {
            return store.get().repair();
        } finally {
            standing.forget();
        }
    }

    /** Leaves the state fresh for other readers; see {@link UsageStore#close}. */
    @Override
    public void close() {
        store.get().close();
    }

    private <T> Outcome<T> decide(Function<Turn, T> decision) {
        List<Budget> all = budgets.get();
        Decided<T> decided;
        try {
            decided = store.get().decide((ledger, journal) -> {
                Turn turn = new Turn(ledger, all, clock.instant(), journal);
                return new Decided<>(decision.apply(turn), turn.notices());
            });
        } finally {
            standing.forget();
        }
        return new Outcome<>(decided.answer(), recorder.tell(decided.notices()));
    }

    private record Decided<T>(T answer, List<Notice> notices) {}
}
