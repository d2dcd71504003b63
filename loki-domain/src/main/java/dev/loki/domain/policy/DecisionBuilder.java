package dev.loki.domain.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the policies of one point find. Allocates nothing until the first finding. Not thread-safe.
 */
final class DecisionBuilder {

    private static final Comparator<Violation> STRONGEST_FIRST = Comparator.comparing(
                    (Violation violation) -> violation.action().verdict())
            .reversed();

    private @Nullable List<Violation> violations;
    private @Nullable List<String> warnings;

    /** A policy's condition does not hold. */
    void violated(String policy, PolicyAction action, String message) {
        add(new Violation(policy, action, ReasonCode.VIOLATED, message));
    }

    /** A policy cannot be judged for want of a value: closed, whatever its action. */
    void missing(String policy, String field) {
        add(new Violation(policy, PolicyAction.DENY, ReasonCode.MISSING_INPUT, "the context has no " + field));
    }

    /** A policy cannot be judged because a value is of the wrong kind: closed, whatever its action. */
    void invalid(String policy, String field, String expected) {
        add(new Violation(policy, PolicyAction.DENY, ReasonCode.INVALID_INPUT, field + " must be " + expected));
    }

    void warn(String policy, String message) {
        if (warnings == null) {
            warnings = new ArrayList<>();
        }
        warnings.add(policy + ": " + message);
    }

    Decision build() {
        List<String> allWarnings = warnings == null ? List.of() : warnings;
        if (violations == null) {
            return allWarnings.isEmpty()
                    ? Decision.SATISFIED
                    : new Decision(
                            Verdict.ALLOW, ReasonCode.SATISFIED, Decision.SATISFIED.reason(), List.of(), allWarnings);
        }
        violations.sort(STRONGEST_FIRST);
        Violation strongest = violations.get(0);
        return new Decision(
                strongest.action().verdict(),
                strongest.code(),
                strongest.policy() + ": " + strongest.message(),
                violations,
                allWarnings);
    }

    private void add(Violation violation) {
        if (violation.action() == PolicyAction.WARN) {
            warn(violation.policy(), violation.message());
            return;
        }
        if (violations == null) {
            violations = new ArrayList<>();
        }
        violations.add(violation);
    }
}
