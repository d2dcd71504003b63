package dev.loki.application.policy;

import dev.loki.application.policy.PolicyStatus.State;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.ApprovalGate;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.DeclaredBudget;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.PolicyProblem;
import dev.loki.domain.policy.PolicySet;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.TraceStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The policies in force: those of a file and of the environment, none at all, or a file that cannot be understood.
 * Immutable, so that what is decided by one of them is decided by one version of the file.
 */
public final class ActivePolicies {

    /** No policy file: everything is allowed. */
    public static final ActivePolicies NONE =
            new ActivePolicies(null, Decision.NO_POLICY, List.of(), new PolicyStatus(State.NO_POLICY, null, null));

    private static final int PROBLEMS_SHOWN = 3;

    private final @Nullable PolicySet policies;
    private final Decision otherwise;
    private final List<String> warnings;
    private final PolicyStatus status;

    private ActivePolicies(
            @Nullable PolicySet policies, Decision otherwise, List<String> warnings, PolicyStatus status) {
        this.policies = policies;
        this.otherwise = otherwise;
        this.warnings = warnings;
        this.status = status;
    }

    /** These policies, understood. */
    static ActivePolicies of(PolicySet policies, @Nullable String hash, List<String> warnings) {
        return new ActivePolicies(policies, Decision.NO_POLICY, warnings, new PolicyStatus(State.IN_FORCE, hash, null));
    }

    /** A file in which all this is wrong: everything is denied. */
    static ActivePolicies broken(List<PolicyProblem> problems) {
        String shown = problems.stream()
                .limit(PROBLEMS_SHOWN)
                .map(PolicyProblem::toString)
                .collect(Collectors.joining("; "));
        int more = problems.size() - PROBLEMS_SHOWN;
        return denying(more > 0 ? shown + "; and " + more + " more problems" : shown);
    }

    /** No policies: everything is denied for this reason. */
    static ActivePolicies denying(String reason) {
        return new ActivePolicies(
                null,
                Decision.failClosed(ReasonCode.POLICY_ERROR, reason),
                List.of(),
                new PolicyStatus(State.DENYING, null, reason));
    }

    /** These policies, in force although the file on disk says something else; each decision warns of it. */
    ActivePolicies despite(String fault) {
        List<String> all = new ArrayList<>(warnings);
        all.add("the policy file changed and is not understood; deciding by the last good one: " + fault);
        return new ActivePolicies(
                policies, otherwise, all, new PolicyStatus(State.LAST_GOOD, status.policyHash(), fault));
    }

    /** Whether there are policies to decide by. */
    boolean understood() {
        return policies != null;
    }

    public PolicyStatus status() {
        return status;
    }

    /** The budgets that the policies declare; none where nothing is understood, and so everything denied. */
    public List<DeclaredBudget> budgets() {
        return policies == null ? List.of() : policies.budgets();
    }

    /** The org that the project belongs to; empty where no policy says. */
    public Optional<String> org() {
        return policies == null ? Optional.empty() : policies.org();
    }

    /** Whether they say what becomes of secrets in content. */
    public boolean judgeSecrets() {
        return policies != null && policies.judgesSecrets();
    }

    Decision evaluate(EnforcementPoint point, JsonObject context) {
        Decision decision = policies == null ? otherwise : policies.evaluate(point, context);
        return warnings.isEmpty() ? decision : decision.warning(warnings);
    }

    List<TraceStep> explain(EnforcementPoint point, JsonObject context) {
        return policies == null ? List.of() : policies.explain(point, context);
    }

    /** Where a person is asked; none where there are no policies. */
    List<ApprovalGate> gates() {
        return policies == null ? List.of() : policies.approvalGates();
    }

    /** Why nothing can be decided by policies, and so everything is denied; empty where something can. */
    public Optional<String> reasonToDeny() {
        return status.state() == State.DENYING ? fault() : Optional.empty();
    }

    public Optional<String> fault() {
        return Optional.ofNullable(status.fault());
    }
}
