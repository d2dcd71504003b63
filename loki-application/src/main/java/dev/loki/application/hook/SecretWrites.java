package dev.loki.application.hook;

import dev.loki.application.policy.ActivePolicies;
import dev.loki.application.policy.Safeguard;
import dev.loki.domain.hook.WrittenSecrets;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.Mode;
import dev.loki.domain.policy.Origin;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.TraceStep;
import dev.loki.domain.policy.Violation;
import dev.loki.domain.scan.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Keeps agents from writing secrets into files, unless a policy at {@code data} says what becomes of secrets. Thread-safe.
 *
 * @param policies those in force
 */
public record SecretWrites(Supplier<ActivePolicies> policies) implements Safeguard {

    /** The name under which it stands among the policies of a decision. */
    static final String NAME = "written-secret";

    private static final int SHOWN = 3;

    @Override
    public List<Violation> judge(EnforcementPoint point, JsonObject context) {
        return violation(point, context).map(List::of).orElse(List.of());
    }

    @Override
    public List<TraceStep> explain(EnforcementPoint point, JsonObject context) {
        if (!isAsked(point)) {
            return List.of();
        }
        Violation violation = violation(point, context).orElse(null);
        return List.of(
                new TraceStep(NAME, Origin.BUILT_IN, Mode.ENFORCE, "no secret may be written into a file", violation));
    }

    private boolean isAsked(EnforcementPoint point) {
        return point == EnforcementPoint.PRE_EXECUTION && !policies.get().judgeSecrets();
    }

    private Optional<Violation> violation(EnforcementPoint point, JsonObject context) {
        List<Finding> found = isAsked(point) ? WrittenSecrets.in(context) : List.of();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Violation(
                                NAME,
                                PolicyAction.DENY,
                                ReasonCode.VIOLATED,
                                "a secret would be written into a file: " + shown(found)
                                        + "; keep it outside of the project, and let the program read it from its environment"));
    }

    private static String shown(List<Finding> found) {
        String first = found.stream().limit(SHOWN).map(Finding::toString).collect(Collectors.joining("; "));
        return found.size() > SHOWN ? first + "; and " + (found.size() - SHOWN) + " more" : first;
    }
}
