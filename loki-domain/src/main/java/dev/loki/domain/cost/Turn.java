package dev.loki.domain.cost;

import dev.loki.domain.cost.LedgerEntry.Committed;
import dev.loki.domain.cost.LedgerEntry.Expired;
import dev.loki.domain.cost.LedgerEntry.Noticed;
import dev.loki.domain.cost.LedgerEntry.Recorded;
import dev.loki.domain.cost.LedgerEntry.Released;
import dev.loki.domain.cost.LedgerEntry.Reserved;
import dev.loki.domain.cost.ReserveAnswer.Granted;
import dev.loki.domain.cost.ReserveAnswer.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One turn of somebody at a ledger that nobody else changes meanwhile. Not thread-safe. */
public final class Turn {

    private final Ledger ledger;
    private final List<Budget> budgets;
    private final Instant now;
    private final Consumer<LedgerEntry> journal;
    private final Judge judge;
    private final List<Notice> notices = new ArrayList<>();

    /**
     * @param budgets all that are in force
     * @param clock what a clock says
     * @param journal told of each entry that the ledger has taken in
     */
    public Turn(Ledger ledger, List<Budget> budgets, Instant clock, Consumer<LedgerEntry> journal) {
        this.ledger = ledger;
        this.budgets = budgets;
        this.now = ledger.timeAt(clock);
        this.journal = journal;
        this.judge = new Judge(ledger, now);
        ledger.reservations.overdue(now).forEach(overdue -> post(new Expired(now, overdue.id())));
    }

    /** What was told in this turn. */
    public List<Notice> notices() {
        return List.copyOf(notices);
    }

    /**
     * Keeps a part of every budget that covers somebody, or of none.
     *
     * @param id of the reservation, which nobody else has
     * @param lease how long it is kept, at most {@link Reservation#LONGEST_LEASE}
     * @param approved whether somebody has approved of passing budgets that ask for it
     * @throws CostOverflowException where it adds up to too much
     * @throws IllegalArgumentException where the lease is too long, or there are too many reservations
     */
    public ReserveAnswer reserve(String id, Spender who, Consumption estimate, Duration lease, boolean approved) {
        if (lease.isNegative() || lease.isZero() || lease.compareTo(Reservation.LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException("a lease must be longer than 0 and at most "
                    + Reservation.LONGEST_LEASE.toHours() + " hours, not " + lease);
        }
        Reservation reservation = new Reservation(id, who, estimate, LedgerTime.of(now.plus(lease)));
        List<BudgetBreach> breaches = judge.breaches(covering(who), estimate.amount());
        tellOfRefused(breaches, estimate.amount(), approved);
        if (breaches.stream().anyMatch(breach -> breach.action().blocks(approved))) {
            return new Refused(breaches.stream()
                    .filter(breach -> breach.action().blocks(approved))
                    .toList());
        }
        post(new Reserved(now, reservation));
        return new Granted(reservation, breaches);
    }

    /**
     * Counts what a reserved call consumed, also where its lease has ended.
     *
     * @param model the one that was called in the end; null for that of the reservation
     * @param durationMillis how long it took; 0 where it is not known
     * @throws UnknownReservationException where there is no such reservation, or it was released
     * @throws ReusedKeyException where it was committed with other amounts
     * @throws CostOverflowException where it adds up to too much
     */
    public Counted commit(String id, Consumption actual, @Nullable String model, long durationMillis) {
        Optional<Reservation> kept = ledger.reservation(id);
        if (kept.isEmpty()) {
            if (ledger.committed.isKnown(id, actual.toJson())) {
                return Counted.BEFORE;
            }
            throw new UnknownReservationException(id);
        }
        Spender who = kept.get().who();
        Spender called = model == null ? who : who.calling(model);
        post(new Committed(now, id, new UsageReport(called, actual, durationMillis, null)));
        tellOfReached(called);
        return new Counted(false, notices);
    }

    /** Gives back what is reserved; whether something was. */
    public boolean release(String id) {
        boolean isOpen = ledger.reservations.isOpen(id);
        if (ledger.reservation(id).isPresent()) {
            post(new Released(now, id));
        }
        return isOpen;
    }

    /**
     * Counts what a call consumed, whatever the budgets say: it is spent.
     *
     * @throws ReusedKeyException where something else was counted under its key
     * @throws CostOverflowException where it adds up to too much
     * @throws IllegalArgumentException where there are too many projects or orgs
     */
    public Counted record(UsageReport report) {
        String key = report.key();
        if (key != null && ledger.reported.isKnown(key, report.what())) {
            return Counted.BEFORE;
        }
        post(new Recorded(now, report));
        tellOfReached(report.who());
        return new Counted(false, notices);
    }

    private List<Budget> covering(Spender who) {
        return budgets.stream().filter(budget -> budget.covers(who)).toList();
    }

    /** Of a budget that was not passed because others have reserved, nothing is told: they may give it back. */
    private void tellOfRefused(List<BudgetBreach> breaches, Amount more, boolean approved) {
        for (BudgetBreach breach : breaches) {
            Budget budget = breach.budget();
            if (breach.action() == budget.onLimit() && breach.action().blocks(approved) && judge.isOver(budget, more)) {
                tellOfLimit(budget, ledger.spent(budget, now), breach.message());
            }
        }
    }

    private void tellOfReached(Spender who) {
        for (Budget budget : covering(who)) {
            Amount spent = ledger.spent(budget, now);
            int percentage = budget.percentage(spent);
            for (int threshold : budget.alerts()) {
                if (percentage >= threshold) {
                    tell(budget, Notice.Kind.ALERT, threshold, percentage, Judge.alert(budget, spent, threshold));
                }
            }
            if (budget.isExhaustedBy(spent)) {
                tellOfLimit(budget, spent, Judge.reached(budget, spent));
            }
        }
    }

    private void tellOfLimit(Budget budget, Amount spent, String reason) {
        Notice.Kind kind = budget.onLimit() == LimitAction.SHUTDOWN ? Notice.Kind.SHUTDOWN : Notice.Kind.EXCEEDED;
        tell(budget, kind, 100, budget.percentage(spent), reason);
    }

    private void tell(Budget budget, Notice.Kind kind, int threshold, int percentage, String reason) {
        if (ledger.notices.wasTold(kind, threshold, budget, budget.window().start(now))) {
            return;
        }
        Instant until = budget.window().end(now).orElse(null);
        Notice notice = new Notice(
                kind,
                budget.name(),
                budget.scope(),
                budget.of(),
                threshold,
                percentage,
                now,
                until,
                reason,
                budget.identity());
        post(new Noticed(notice));
        notices.add(notice);
    }

    private void post(LedgerEntry entry) {
        ledger.apply(entry);
        journal.accept(entry);
    }
}
