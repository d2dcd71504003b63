package dev.loki.bootstrap;

import dev.loki.application.audit.AuditTrail;
import dev.loki.application.cycle.CyclePolicies;
import dev.loki.application.policy.PolicyStatus;
import java.util.List;
import java.util.function.Supplier;

/**
 * Holds the policy file of a cycle that is resumed against the one that it went by. Thread-safe.
 *
 * @param policies how those of the project stand now
 */
record CyclePolicyCheck(Basics basics, AuditTrail trail, Supplier<PolicyStatus> policies) {

    /** Those that a cycle goes by. */
    CyclePolicies of(CycleOrder order) {
        return order.resume() ? CyclePolicies.resumed(trail, policies.get()) : CyclePolicies.begun(policies.get());
    }

    /**
     * What an operator wants is done, and told; without a word, no policy file gets lost.
     *
     * @throws ConfigurationException where the file is gone, and nobody, or no operator, wants to go on
     */
    void require(CyclePolicies goneBy, CycleOrder order) {
        if (goneBy.areGone() && !order.policiesChanged()) {
            throw new ConfigurationException(List.of("--resume: " + goneBy.told()
                    + "; put it back, or an operator goes on without it by --resume --policies-changed"));
        }
        if (goneBy.areGone()) {
            OperatorCheck.of(basics).require("going on without the policy file");
        }
        if (goneBy.areOther()) {
            basics.warnings().accept("--resume: " + goneBy.told());
        }
    }
}
