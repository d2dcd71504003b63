package dev.loki.domain.policy;

import java.util.List;

/**
 * How many tokens may be consumed.
 *
 * @param maxTokens the number at which the limit is reached
 * @param alerts percentages of it, ascending, each of which is warned of
 * @param onExceed what happens at the limit
 */
record TokenLimit(long maxTokens, List<Integer> alerts, PolicyAction onExceed) {

    void evaluate(long consumed, String policy, DecisionBuilder decision) {
        if (consumed >= maxTokens) {
            decision.violated(policy, onExceed, consumed + " tokens consumed, the limit is " + maxTokens);
            return;
        }
        for (int i = alerts.size() - 1; i >= 0; i--) {
            if (consumed >= (double) maxTokens * alerts.get(i) / 100) {
                decision.warn(policy, consumed + " tokens consumed, over " + alerts.get(i) + " % of " + maxTokens);
                return;
            }
        }
    }
}
