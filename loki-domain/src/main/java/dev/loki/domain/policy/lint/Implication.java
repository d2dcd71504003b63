package dev.loki.domain.policy.lint;

import dev.loki.domain.policy.CommandCondition;
import dev.loki.domain.policy.ComparisonCondition;
import dev.loki.domain.policy.Condition;
import dev.loki.domain.policy.DeclaredBudget;
import dev.loki.domain.policy.GateCondition;
import dev.loki.domain.policy.MembershipCondition;
import dev.loki.domain.policy.ResourceCondition;
import dev.loki.domain.policy.TokenLimit;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Whether two conditions say things about each other. Where it cannot be told, they do not. */
final class Implication {

    private Implication() {}

    /** Whether all that violates one condition violates another, and as gravely. */
    static boolean violates(Condition one, Condition other) {
        if (one instanceof ComparisonCondition a && other instanceof ComparisonCondition b) {
            return a.field().equals(b.field()) && samples(a, b).allMatch(value -> holds(a, value) || !holds(b, value));
        }
        if (one instanceof MembershipCondition a && other instanceof MembershipCondition b) {
            return a.field().equals(b.field()) && memberships(a, b);
        }
        if (one instanceof CommandCondition a && other instanceof CommandCondition b) {
            return b.programs().containsAll(a.programs());
        }
        if (one instanceof GateCondition a && other instanceof GateCondition b) {
            return Set.copyOf(b.gates()).containsAll(a.gates());
        }
        return one instanceof ResourceCondition a && other instanceof ResourceCondition b && resources(a, b);
    }

    /** Whether nothing satisfies both. */
    static boolean contradict(Condition one, Condition other) {
        if (one instanceof ComparisonCondition a && other instanceof ComparisonCondition b) {
            return a.field().equals(b.field()) && samples(a, b).noneMatch(value -> holds(a, value) && holds(b, value));
        }
        if (one instanceof MembershipCondition a && other instanceof MembershipCondition b) {
            return a.field().equals(b.field()) && excludeEachOther(a, b);
        }
        return false;
    }

    private static boolean excludeEachOther(MembershipCondition a, MembershipCondition b) {
        if (a.negated() == b.negated()) {
            return !a.negated() && a.members().stream().noneMatch(b.members()::contains);
        }
        List<String> allowed = a.negated() ? b.members() : a.members();
        List<String> refused = a.negated() ? a.members() : b.members();
        return refused.containsAll(allowed);
    }

    private static boolean holds(ComparisonCondition condition, double value) {
        return condition.comparison().holds(value, condition.limit().doubleValue());
    }

    /** The two limits, and one number on each side of them and between them: elsewhere nothing changes. */
    private static DoubleStream samples(ComparisonCondition a, ComparisonCondition b) {
        double low = Math.min(a.limit().doubleValue(), b.limit().doubleValue());
        double high = Math.max(a.limit().doubleValue(), b.limit().doubleValue());
        return DoubleStream.of(low - 1, low, low + (high - low) / 2, high, high + 1);
    }

    private static boolean memberships(MembershipCondition a, MembershipCondition b) {
        if (a.negated() && b.negated()) {
            return b.members().containsAll(a.members());
        }
        if (!a.negated() && !b.negated()) {
            return a.members().containsAll(b.members());
        }
        return a.negated() && a.members().stream().noneMatch(b.members()::contains);
    }

    private static boolean resources(ResourceCondition a, ResourceCondition b) {
        boolean calls = a.providers().isEmpty()
                || (!b.providers().isEmpty() && a.providers().containsAll(b.providers()));
        return calls
                && (a.limit() == null || (b.limit() != null && limits(a.limit(), b.limit())))
                && a.budgets().stream().allMatch(budget -> isKept(budget, a, b));
    }

    /** Whether the other says as much: by the same budget, or by a limit on what a context tells. */
    private static boolean isKept(DeclaredBudget budget, ResourceCondition a, ResourceCondition b) {
        return (a.limit() != null && budget.isOnly(a.limit()))
                || b.budgets().stream().anyMatch(other -> budget.isNoStricterThan(other));
    }

    private static boolean limits(TokenLimit a, TokenLimit b) {
        boolean warnsEarlier = a.alerts().stream().anyMatch(alert -> a.maxTokens() / 100d * alert < b.maxTokens());
        return a.maxTokens() >= b.maxTokens()
                && !warnsEarlier
                && b.onExceed().verdict().compareTo(a.onExceed().verdict()) >= 0;
    }
}
