package dev.loki.domain.policy.lint;

import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.Mode;
import dev.loki.domain.policy.Policy;
import dev.loki.domain.policy.PolicyFile;
import java.util.function.Consumer;

/** Policies that do not decide, and may have been forgotten so. */
final class Modes implements LintCheck {

    @Override
    public void check(PolicyFile file, Consumer<LintFinding> findings) {
        for (EnforcementPoint point : EnforcementPoint.values()) {
            for (Policy policy : file.at(point)) {
                if (policy.mode() == Mode.OFF) {
                    findings.accept(Suspicion.MODE_OFF.at(policy, "is switched off", "remove it, or switch it on"));
                } else if (policy.mode() == Mode.SHADOW && policy.description().isEmpty()) {
                    findings.accept(Suspicion.SHADOW_UNDESCRIBED.at(
                            policy,
                            "only reports, and does not say why or until when",
                            "add a description, or mode: enforce"));
                }
            }
        }
    }
}
