package dev.loki.application.cost;

import dev.loki.application.policy.Safeguard;
import dev.loki.domain.cost.Amount;
import dev.loki.domain.cost.Budget;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.Mode;
import dev.loki.domain.policy.Origin;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.TraceStep;
import dev.loki.domain.policy.Violation;
import dev.loki.ports.cost.UsageStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds actions against the budgets: at {@code resource} every one of them, elsewhere those that are used up and let nothing
 * more happen. A context may say which {@code model} is to be called, and {@code estimated_tokens}. Where no budget is in
 * force, nothing is looked at. Thread-safe.
 */
public final class BudgetSafeguard implements Safeguard {

    private static final String CONSUMED = "tokens_consumed";
    private static final String ESTIMATED = "estimated_tokens";
    private static final String SUBJECT = "budget";

    private final Supplier<List<Budget>> inForce;
    private final Supplier<Budgets> budgets;

    /** @param budgets asked where a budget is in force only */
    public BudgetSafeguard(Supplier<List<Budget>> inForce, Supplier<Budgets> budgets) {
        this.inForce = inForce;
        this.budgets = budgets;
    }

    /** A context that does not say how much was consumed is given what the ledger knows of the project. */
    @Override
    public JsonObject complete(EnforcementPoint point, JsonObject context) {
        if (point != EnforcementPoint.RESOURCE
                || context.get(CONSUMED) != null
                || inForce.get().isEmpty()) {
            return context;
        }
        try {
            Budgets asked = budgets.get();
            Consumption known =
                    asked.summary().projects().getOrDefault(asked.home().project(), Consumption.NOTHING);
            return context.with(CONSUMED, JsonNumber.of(known.tokens()));
        } catch (UsageStoreException e) {
            return context; // judged below, and denied
        }
    }

    @Override
    public List<Violation> judge(EnforcementPoint point, JsonObject context) {
        if (point == EnforcementPoint.DATA || inForce.get().isEmpty()) {
            return List.of();
        }
        return point == EnforcementPoint.RESOURCE
                ? resource(budgets.get(), context)
                : hard(budgets.get().control().judge());
    }

    /** A step for each budget. */
    @Override
    public List<TraceStep> explain(EnforcementPoint point, JsonObject context) {
        List<Budget> asked = point == EnforcementPoint.DATA ? List.of() : inForce.get();
        if (asked.isEmpty()) {
            return List.of();
        }
        List<Violation> violations = point == EnforcementPoint.RESOURCE
                ? violations(budgets.get(), context)
                : hard(budgets.get().control().judge());
        List<TraceStep> steps = new ArrayList<>();
        for (Budget budget : asked) {
            List<Violation> own = violations.stream()
                    .filter(violation -> violation.policy().equals(budget.name()))
                    .toList();
            steps.add(step(budget.name(), own.isEmpty() ? null : own.get(0)));
        }
        violations.stream()
                .filter(violation -> violation.policy().equals(SUBJECT))
                .forEach(violation -> steps.add(step(SUBJECT, violation)));
        return steps;
    }

    private static TraceStep step(String name, @Nullable Violation violation) {
        return new TraceStep(
                name, Origin.BUILT_IN, Mode.ENFORCE, "what is consumed must stay within the budget", violation);
    }

    private static List<Violation> resource(Budgets asked, JsonObject context) {
        List<Violation> violations = violations(asked, context);
        for (Violation violation : violations) {
            if (violation.action() == PolicyAction.SHUTDOWN) {
                asked.kill().send(estimate(asked, context), violation.message());
                break;
            }
        }
        return violations;
    }

    private static List<Violation> violations(Budgets asked, JsonObject context) {
        JsonValue estimated = context.get(ESTIMATED);
        if (estimated != null && !isCount(estimated)) {
            return List.of(denial(
                    ReasonCode.INVALID_INPUT,
                    ESTIMATED + " must be a whole number from 0 to " + Consumption.MOST_AT_ONCE));
        }
        List<Violation> violations = new ArrayList<>();
        String model = context.string("model").orElse("");
        if (!model.isEmpty() && asked.isMoneyLimited() && asked.pricing().denies(model)) {
            violations.add(denial(ReasonCode.VIOLATED, UnpricedModelException.message(model)));
        }
        violations.addAll(
                estimated == null ? asked.control().judge() : asked.control().judge(estimate(asked, context)));
        return violations;
    }

    /** What a call is said to take, at the most it may cost. */
    private static Amount estimate(Budgets asked, JsonObject context) {
        if (!(context.get(ESTIMATED) instanceof JsonNumber estimated)) {
            return Amount.NOTHING;
        }
        long tokens = estimated.longValueExact();
        String model = context.string("model").orElse("");
        return new Amount(tokens, asked.isMoneyLimited() ? asked.pricing().most(model, tokens) : 0);
    }

    private static boolean isCount(JsonValue value) {
        return value instanceof JsonNumber number
                && number.isSafeInteger()
                && number.doubleValue() >= 0
                && number.doubleValue() <= Consumption.MOST_AT_ONCE;
    }

    private static Violation denial(ReasonCode code, String message) {
        return new Violation(SUBJECT, PolicyAction.DENY, code, message);
    }

    private static List<Violation> hard(List<Violation> violations) {
        for (Violation violation : violations) {
            if (isHard(violation)) {
                return violations.stream().filter(BudgetSafeguard::isHard).toList();
            }
        }
        return List.of();
    }

    static boolean isHard(Violation violation) {
        return violation.action() == PolicyAction.DENY || violation.action() == PolicyAction.SHUTDOWN;
    }
}
