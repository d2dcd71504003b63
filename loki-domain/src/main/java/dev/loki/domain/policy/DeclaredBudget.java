package dev.loki.domain.policy;

import dev.loki.domain.cost.Budget;
import dev.loki.domain.cost.BudgetScope;
import dev.loki.domain.cost.Dollars;
import dev.loki.domain.cost.LimitAction;
import dev.loki.domain.cost.Window;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A budget as a policy declares it, which knows neither its project nor, mostly, the org of it. Immutable.
 *
 * @param name the policy's, with {@code /org} behind it where the org's consumption is limited
 * @param scope whose consumption is limited
 * @param org the policy's {@code org_id}; null where it does not say
 * @param maxTokens null where tokens are not limited
 * @param maxMicros in millionths of a US dollar; null where money is not limited
 * @param alerts percentages, each of which is told once in a window
 * @param onLimit what happens at the limit
 * @param window the time over which is added up
 */
public record DeclaredBudget(
        String name,
        BudgetScope scope,
        @Nullable String org,
        @Nullable Long maxTokens,
        @Nullable Long maxMicros,
        List<Integer> alerts,
        LimitAction onLimit,
        Window window) {

    public DeclaredBudget {
        alerts = List.copyOf(alerts);
    }

    /** The budget of a project that belongs to an org. */
    public Budget in(String project, String projectsOrg) {
        String of = scope == BudgetScope.PROJECT ? project : projectsOrg;
        return new Budget(name, scope, of, maxTokens, maxMicros, alerts, onLimit, window);
    }

    /** The same budget, which is looked at and holds nothing up. */
    DeclaredBudget onlyWarning() {
        return new DeclaredBudget(name, scope, org, maxTokens, maxMicros, alerts, LimitAction.WARN, window);
    }

    /** Whether nothing at all may be consumed. */
    public boolean isOfNothing() {
        return Long.valueOf(0).equals(maxTokens) || Long.valueOf(0).equals(maxMicros);
    }

    /** Whether another is at its limit, with consequences as grave, before this says anything. */
    public boolean isNoStricterThan(DeclaredBudget other) {
        return scope == other.scope
                && Objects.equals(org, other.org)
                && window.equals(other.window)
                && onLimit.compareTo(other.onLimit) <= 0
                && isBeyond(maxTokens, other.maxTokens)
                && isBeyond(maxMicros, other.maxMicros);
    }

    private boolean isBeyond(@Nullable Long limit, @Nullable Long others) {
        return limit == null
                || (others != null
                        && others <= limit
                        && alerts.stream().allMatch(percent -> limit / 100d * percent >= others));
    }

    /** Whether it says no more than that so many tokens are the limit. */
    public boolean isOnly(TokenLimit limit) {
        return scope == BudgetScope.PROJECT
                && maxMicros == null
                && window instanceof Window.None
                && Long.valueOf(limit.maxTokens()).equals(maxTokens);
    }

    String describe() {
        String tokens = maxTokens == null ? "" : maxTokens + " tokens";
        String money = maxMicros == null ? "" : Dollars.text(maxMicros);
        String whose = scope == BudgetScope.PROJECT ? "" : " of the org";
        String when = window instanceof Window.None ? "" : " in the window '" + window.text() + "'";
        return "the consumption" + whose + when + " must be below " + tokens
                + (tokens.isEmpty() || money.isEmpty() ? "" : " and ") + money;
    }
}
