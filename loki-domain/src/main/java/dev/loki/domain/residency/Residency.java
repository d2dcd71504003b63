package dev.loki.domain.residency;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.Mode;
import dev.loki.domain.policy.Origin;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.TraceStep;
import dev.loki.domain.policy.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where data may go (seed, "Data Residency"): which providers may be called, in which regions, and whether the air gap is
 * on. Every rule holds, so that the strictest decides. Where something that may hold rules cannot be understood,
 * everything is denied, and the air gap counts as on. Immutable.
 *
 * @param rules what is said, each by one file or variable
 * @param faults why what may be said cannot be understood, each naming its file; none where all is understood
 */
public record Residency(List<ResidencyRule> rules, List<String> faults) {

    /** The name under which it stands among the policies of a decision. */
    public static final String NAME = "residency";

    /** Nothing is said. */
    public static final Residency NONE = new Residency(List.of(), List.of());

    public Residency {
        rules = rules.stream().filter(ResidencyRule::restricts).toList();
        faults = List.copyOf(faults);
    }

    /** This, and one rule more. */
    public Residency and(ResidencyRule rule) {
        List<ResidencyRule> all = new ArrayList<>(rules);
        all.add(rule);
        return new Residency(all, faults);
    }

    /** Whether anything can be forbidden by it. */
    public boolean restricts() {
        return !rules.isEmpty() || !faults.isEmpty();
    }

    /** Whether nothing may leave this machine. */
    public boolean isAirGapped() {
        return airGap().isPresent();
    }

    /** What switches the air gap on: a file and line, a variable, or what cannot be understood; empty where it is off. */
    public Optional<String> airGap() {
        return rules.stream()
                .filter(ResidencyRule::airGapped)
                .map(rule -> rule.origin().toString())
                .findFirst()
                .or(() -> faults.stream().findFirst().map(fault -> "not understood: " + fault));
    }

    /**
     * What speaks against an action; none where nothing does. Judged is what names a provider, and all that happens at
     * {@code resource}; where something is not understood, everything.
     */
    public List<Violation> judge(EnforcementPoint point, JsonObject context) {
        if (!faults.isEmpty()) {
            return faults.stream().map(Residency::notUnderstood).toList();
        }
        return concerns(point, context)
                ? rules.stream().flatMap(rule -> rule.judge(context).stream()).toList()
                : List.of();
    }

    /** What each rule says to an action, for an explanation. */
    public List<TraceStep> explain(EnforcementPoint point, JsonObject context) {
        if (!faults.isEmpty()) {
            return faults.stream().map(Residency::explained).toList();
        }
        return concerns(point, context)
                ? rules.stream().map(rule -> explained(rule, context)).toList()
                : List.of();
    }

    private static TraceStep explained(ResidencyRule rule, JsonObject context) {
        Violation violation = rule.judge(context).orElse(null);
        return new TraceStep(NAME, rule.origin(), Mode.ENFORCE, rule.describe(), violation);
    }

    private static TraceStep explained(String fault) {
        return new TraceStep(
                NAME, Origin.BUILT_IN, Mode.ENFORCE, "what is said of providers must be clear", notUnderstood(fault));
    }

    private static Violation notUnderstood(String fault) {
        return new Violation(
                NAME,
                PolicyAction.DENY,
                ReasonCode.POLICY_ERROR,
                "who may be called is not understood, so nothing is allowed: " + fault);
    }

    private static boolean concerns(EnforcementPoint point, JsonObject context) {
        return point == EnforcementPoint.RESOURCE || !ResidencyRule.isAbsent(context.get(ResidencyRule.PROVIDER));
    }
}
