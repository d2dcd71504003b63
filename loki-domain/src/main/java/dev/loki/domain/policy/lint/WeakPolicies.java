package dev.loki.domain.policy.lint;

import dev.loki.domain.policy.ApprovalGate;
import dev.loki.domain.policy.DataCondition;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.Policy;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.PolicyFile;
import dev.loki.domain.scan.Detector;
import java.util.function.Consumer;

/** Policies and gates that let pass what they seem to stop, or that stop it at a high price. */
final class WeakPolicies implements LintCheck {

    @Override
    public void check(PolicyFile file, Consumer<LintFinding> findings) {
        file.at(EnforcementPoint.PRE_EXECUTION).forEach(policy -> path(policy, findings));
        file.at(EnforcementPoint.DATA).forEach(policy -> data(policy, findings));
        file.gates().stream()
                .filter(ApprovalGate::autoApproveOnTimeout)
                .forEach(gate -> findings.accept(new LintFinding(
                        Suspicion.AUTO_APPROVE,
                        file.name(),
                        gate.line(),
                        gate.name(),
                        "nobody's answer counts as consent",
                        "remove auto_approve_on_timeout: true, unless that is meant")));
    }

    private static void path(Policy policy, Consumer<LintFinding> findings) {
        boolean denies = policy.action() == PolicyAction.DENY;
        if (denies && policy.skipsMissing() && policy.condition().fields().contains("file_path")) {
            findings.accept(Suspicion.SKIPS_MISSING_PATH.at(
                    policy,
                    "does not concern an action that leaves out its file_path",
                    "remove on_missing: skip; actions without a file are not concerned by 'file_path must start with"
                            + " project_dir' anyhow"));
        }
    }

    private static void data(Policy policy, Consumer<LintFinding> findings) {
        if (!(policy.condition() instanceof DataCondition condition)) {
            return;
        }
        if (condition.type().equals("secret_detection") && policy.action() == PolicyAction.WARN) {
            findings.accept(Suspicion.SECRET_ONLY_WARNED.at(
                    policy, "lets secrets pass with a warning", "use action: deny or require_approval"));
        }
        condition.scanner().detectors().stream()
                .filter(Detector::isSlow)
                .forEach(detector -> findings.accept(Suspicion.SLOW_PATTERN.at(
                        policy,
                        "the pattern " + detector.id() + " holds no literal, so that every line is searched for it",
                        "put some fixed text into it that each value holds")));
    }
}
