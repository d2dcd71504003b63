package dev.loki.application.cost;

import dev.loki.domain.cost.Amount;
import dev.loki.domain.cost.Budget;
import dev.loki.domain.cost.BudgetBreach;
import dev.loki.domain.cost.Judge;
import dev.loki.domain.cost.Ledger;
import dev.loki.domain.cost.LimitAction;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.Violation;
import dev.loki.ports.cost.UsageStore;
import dev.loki.ports.cost.UsageStoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What speaks against consuming more, as it was a moment ago: looked up anew where that is longer ago than
 * {@value #FRESH_MILLIS} ms, where the budgets are others, where this process has changed something, and where the clock was
 * put back. Thread-safe.
 */
final class Standing {

    static final int FRESH_MILLIS = 250;

    private static final String SUBJECT = "budget";

    private final Supplier<? extends UsageStore> store;
    private final InstantSource clock;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Seen seen;

    Standing(Supplier<? extends UsageStore> store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    List<Violation> violations(List<Budget> budgets) {
        Seen last = seen;
        long millis = clock.millis();
        if (last != null && last.isOf(budgets, changes.get(), millis)) {
            return last.violations();
        }
        return look(budgets, millis);
    }

    List<Violation> violations(List<Budget> budgets, Amount more) {
        Instant now = clock.instant();
        return ask(ledger -> new Judge(ledger, ledger.timeAt(now)).breaches(budgets, more));
    }

    /** What was seen holds no more. */
    void forget() {
        changes.incrementAndGet();
    }

    private List<Violation> look(List<Budget> budgets, long millis) {
        long before = changes.get();
        Instant now = Instant.ofEpochMilli(millis);
        List<Violation> violations = ask(ledger -> new Judge(ledger, ledger.timeAt(now)).breaches(budgets));
        seen = new Seen(budgets, before, millis, violations);
        return violations;
    }

    private List<Violation> ask(Function<Ledger, List<BudgetBreach>> question) {
        try {
            return store.get().read(question).stream().map(Standing::violation).toList();
        } catch (UsageStoreException e) {
            return List.of(
                    new Violation(SUBJECT, PolicyAction.DENY, ReasonCode.POLICY_ERROR, String.valueOf(e.getMessage())));
        } catch (ArithmeticException e) {
            return List.of(
                    new Violation(SUBJECT, PolicyAction.DENY, ReasonCode.VIOLATED, String.valueOf(e.getMessage())));
        }
    }

    private static Violation violation(BudgetBreach breach) {
        return new Violation(breach.budget().name(), action(breach.action()), ReasonCode.VIOLATED, breach.message());
    }

    private static PolicyAction action(LimitAction action) {
        return switch (action) {
            case WARN -> PolicyAction.WARN;
            case REQUIRE_APPROVAL -> PolicyAction.REQUIRE_APPROVAL;
            case PAUSE -> PolicyAction.DENY;
            case SHUTDOWN -> PolicyAction.SHUTDOWN;
        };
    }

    private record Seen(List<Budget> budgets, long change, long millis, List<Violation> violations) {

        @SuppressWarnings("ReferenceEquality") // the same list as long as the budgets are the same
        boolean isOf(List<Budget> asked, long changed, long now) {
            return budgets == asked && change == changed && now >= millis && now < millis + FRESH_MILLIS;
        }
    }
}
