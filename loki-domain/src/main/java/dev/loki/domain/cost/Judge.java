package dev.loki.domain.cost;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What budgets say of a ledger at an instant. */
public final class Judge {

    private static final Comparator<BudgetBreach> STRONGEST_FIRST =
            (one, other) -> other.action().compareTo(one.action());

    private final Ledger ledger;
    private final Instant now;

    /** @param now see {@link Ledger#timeAt} */
    public Judge(Ledger ledger, Instant now) {
        this.ledger = ledger;
        this.now = now;
    }

    /** What speaks against anything more, strongest first: limits that are reached, and thresholds that are passed. */
    public List<BudgetBreach> breaches(Collection<Budget> budgets) {
        List<BudgetBreach> breaches = new ArrayList<>();
        for (Budget budget : budgets) {
            Amount spent = ledger.spent(budget, now);
            if (budget.isExhaustedBy(spent)) {
                breaches.add(new BudgetBreach(budget, budget.onLimit(), reached(budget, spent)));
            } else {
                passed(budget, spent, breaches);
            }
        }
        return sorted(breaches);
    }

    /**
     * As {@link #breaches}, and what speaks against consuming so much on top of what is reserved.
     *
     * @throws CostOverflowException where the ledger could not count it, whatever the budgets say
     */
    public List<BudgetBreach> breaches(Collection<Budget> budgets, Amount more) {
        ledger.requireRoom(more);
        List<BudgetBreach> breaches = new ArrayList<>();
        for (Budget budget : budgets) {
            Amount spent = ledger.spent(budget, now);
            Amount reserved = ledger.reserved(budget, now);
            if (budget.isExhaustedBy(spent)) {
                breaches.add(new BudgetBreach(budget, budget.onLimit(), reached(budget, spent)));
            } else if (!budget.hasRoomFor(spent.plus(reserved), more)) {
                breaches.add(new BudgetBreach(budget, budget.onLimit(), tooMuch(budget, spent, reserved, more)));
            } else {
                passed(budget, spent, breaches);
            }
        }
        return sorted(breaches);
    }

    /** Whether a budget is used up, or would be passed by so much whatever becomes of what is reserved. */
    boolean isOver(Budget budget, Amount more) {
        return !budget.hasRoomFor(ledger.spent(budget, now), more);
    }

    private static void passed(Budget budget, Amount spent, List<BudgetBreach> breaches) {
        int percentage = budget.percentage(spent);
        budget.alerts().stream()
                .filter(threshold -> percentage >= threshold)
                .max(Comparator.naturalOrder())
                .ifPresent(threshold ->
                        breaches.add(new BudgetBreach(budget, LimitAction.WARN, alert(budget, spent, threshold))));
    }

    static String alert(Budget budget, Amount spent, int threshold) {
        return "over " + threshold + " % of " + name(budget) + " is spent: " + text(budget, spent);
    }

    static String reached(Budget budget, Amount spent) {
        return name(budget) + " is used up: " + text(budget, spent) + " spent" + advice(budget);
    }

    private static String tooMuch(Budget budget, Amount spent, Amount reserved, Amount more) {
        return name(budget) + " has no room for " + amounts(budget, more) + ": " + text(budget, spent) + " spent"
                + (limited(budget, reserved).equals(Amount.NOTHING)
                        ? ""
                        : ", " + amounts(budget, reserved) + " reserved")
                + advice(budget);
    }

    private static Amount limited(Budget budget, Amount amount) {
        return new Amount(
                budget.maxTokens() == null ? 0 : amount.tokens(), budget.maxMicros() == null ? 0 : amount.micros());
    }

    private static String name(Budget budget) {
        return "the budget " + budget.name() + " of " + budget.scope().wireName() + " " + budget.of();
    }

    private static String advice(Budget budget) {
        return budget.window() instanceof Window.None
                ? "; raise its limit to go on"
                : "; wait for its window (" + budget.window().text() + "), or raise its limit to go on";
    }

    private static String amounts(Budget budget, Amount amount) {
        String tokens = budget.maxTokens() == null ? "" : amount.tokens() + " tokens";
        String money = budget.maxMicros() == null ? "" : Dollars.text(amount.micros());
        return tokens + (tokens.isEmpty() || money.isEmpty() ? "" : " and ") + money;
    }

    private static String text(Budget budget, Amount spent) {
        Long maxTokens = budget.maxTokens();
        Long maxMicros = budget.maxMicros();
        String tokens = maxTokens == null ? "" : spent.tokens() + " of " + maxTokens + " tokens";
        String money = maxMicros == null ? "" : Dollars.text(spent.micros()) + " of " + Dollars.text(maxMicros);
        return tokens + (tokens.isEmpty() || money.isEmpty() ? "" : " and ") + money;
    }

    private static List<BudgetBreach> sorted(List<BudgetBreach> breaches) {
        breaches.sort(STRONGEST_FIRST);
        return List.copyOf(breaches);
    }
}
