package dev.loki.domain.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many tokens may be consumed.
 *
 * @param maxTokens the number at which the limit is reached
 * @param alerts percentages of it, ascending, each of which is warned of
 * @param onExceed what happens at the limit
 */
public record TokenLimit(long maxTokens, List<Integer> alerts, PolicyAction onExceed) {

    private static final long WHOLE = 100;

    /** @param consumed at most 2^53, as the limit */
    @Nullable
    Breach evaluate(long consumed) {
        if (consumed >= maxTokens) {
            return Breach.violated(consumed + " tokens consumed, the limit is " + maxTokens, onExceed);
        }
        for (int i = alerts.size() - 1; i >= 0; i--) {
            if (consumed * WHOLE >= maxTokens * alerts.get(i)) {
                return Breach.violated(
                        consumed + " tokens consumed, over " + alerts.get(i) + " % of " + maxTokens, PolicyAction.WARN);
            }
        }
        return null;
    }
}
