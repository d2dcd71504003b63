package dev.loki.application.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.PolicyCompilation;
import dev.loki.domain.policy.PolicyCompiler;
import dev.loki.domain.policy.PolicyProblem;
import dev.loki.domain.policy.PolicySet;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.TraceStep;
import dev.loki.domain.scan.LinearPatternCompiler;
import dev.loki.ports.policy.PolicyLoad;
import dev.loki.ports.policy.PolicySource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The policies in force: those of a file, none at all, or a file that cannot be understood. Immutable. */
public final class ActivePolicies {

    /** No policy file: everything is allowed. */
    public static final ActivePolicies NONE = new ActivePolicies(null, Decision.NO_POLICY, List.of());

    private static final int PROBLEMS_SHOWN = 3;

    private final @Nullable PolicySet policies;
    private final Decision otherwise;
    private final List<String> warnings;

    private ActivePolicies(@Nullable PolicySet policies, Decision otherwise, List<String> warnings) {
        this.policies = policies;
        this.otherwise = otherwise;
        this.warnings = warnings;
    }

    /**
     * Reads and compiles what a source holds. What cannot be read or understood denies everything.
     *
     * @param engine compiles the patterns of data policies; not called where there are none
     */
    public static ActivePolicies load(PolicySource source, LinearPatternCompiler engine) {
        PolicyLoad load = source.load();
        if (load instanceof PolicyLoad.Found found) {
            return compile(found, engine);
        }
        return load instanceof PolicyLoad.Unreadable unreadable ? broken(List.of(unreadable.problem())) : NONE;
    }

    Decision evaluate(EnforcementPoint point, JsonObject context) {
        Decision decision = policies == null ? otherwise : policies.evaluate(point, context);
        return warnings.isEmpty() ? decision : decision.warning(warnings);
    }

    List<TraceStep> explain(EnforcementPoint point, JsonObject context) {
        return policies == null ? List.of() : policies.explain(point, context);
    }

    List<PolicyTestResult> test() {
        PolicySet active = policies;
        return active == null
                ? List.of()
                : active.tests().stream()
                        .map(test -> new PolicyTestResult(test, active.evaluate(test.point(), test.context())))
                        .toList();
    }

    Optional<String> fault() {
        return otherwise.allowed() ? Optional.empty() : Optional.of(otherwise.reason());
    }

    private static ActivePolicies compile(PolicyLoad.Found found, LinearPatternCompiler engine) {
        PolicyCompilation compilation = PolicyCompiler.compile(found.document(), engine);
        if (compilation instanceof PolicyCompilation.Compiled compiled) {
            return new ActivePolicies(compiled.policies(), Decision.NO_POLICY, found.warnings());
        }
        return broken(((PolicyCompilation.Rejected) compilation).problems());
    }

    private static ActivePolicies broken(List<PolicyProblem> problems) {
        String shown = problems.stream()
                .limit(PROBLEMS_SHOWN)
                .map(PolicyProblem::toString)
                .collect(Collectors.joining("; "));
        int more = problems.size() - PROBLEMS_SHOWN;
        String reason = more > 0 ? shown + "; and " + more + " more problems" : shown;
        return new ActivePolicies(null, Decision.failClosed(ReasonCode.POLICY_ERROR, reason), List.of());
    }
}
