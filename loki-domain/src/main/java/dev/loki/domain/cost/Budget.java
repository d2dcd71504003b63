package dev.loki.domain.cost;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much may be consumed. At a limit nothing more may be; what comes to exactly the limit may.
 *
 * @param name for people, such as the policy's
 * @param scope whose consumption counts
 * @param of the id of the project or org
 * @param maxTokens null where tokens are not limited
 * @param maxMicros in millionths of a US dollar; null where money is not limited
 * @param alerts percentages of the limits, ascending, each of which is told once per window; 1 to {@value #MOST_PERCENT}
 * @param onLimit what happens at a limit
 * @param window the time over which is added up
 */
public record Budget(
        String name,
        BudgetScope scope,
        String of,
        @Nullable Long maxTokens,
        @Nullable Long maxMicros,
        List<Integer> alerts,
        LimitAction onLimit,
        Window window) {

    /** What is alerted where nothing is said of it. */
    public static final List<Integer> DEFAULT_ALERTS = List.of(50, 80, 100);

    public static final int MOST_PERCENT = 1_000;

    /** @throws IllegalArgumentException naming what is missing or out of its bounds */
    public Budget {
        alerts = alerts.stream().distinct().sorted().toList();
        if (maxTokens == null && maxMicros == null) {
            throw new IllegalArgumentException("a budget limits tokens, money, or both");
        }
        require("max_tokens", maxTokens);
        require("max_usd", maxMicros);
        if (!alerts.isEmpty() && (alerts.get(0) < 1 || alerts.get(alerts.size() - 1) > MOST_PERCENT)) {
            throw new IllegalArgumentException("alerts must be percentages from 1 to " + MOST_PERCENT);
        }
    }

    /** Whether this limits what somebody consumes. */
    public boolean covers(Spender who) {
        return scope.of(who).equals(of);
    }

    /** Whether so much is at a limit or beyond. */
    public boolean isExhaustedBy(Amount spent) {
        return (maxTokens != null && spent.tokens() >= maxTokens) || (maxMicros != null && spent.micros() >= maxMicros);
    }

    /** Whether something that comes on top would go beyond a limit. */
    public boolean hasRoomFor(Amount spent, Amount more) {
        Amount all = spent.plus(more);
        return !isExhaustedBy(spent)
                && (maxTokens == null || all.tokens() <= maxTokens)
                && (maxMicros == null || all.micros() <= maxMicros);
    }

    /** How much of the limits is used up, in whole percent, the higher where both are limited. */
    public int percentage(Amount spent) {
        return Math.max(percentage(spent.tokens(), maxTokens), percentage(spent.micros(), maxMicros));
    }

    /** Tells this budget from others, and from itself with other limits. */
    String identity() {
        return String.join(
                "/", scope.wireName(), of, name, String.valueOf(maxTokens), String.valueOf(maxMicros), window.text());
    }

    private static int percentage(long spent, @Nullable Long limit) {
        if (limit == null) {
            return 0;
        }
        return limit == 0 ? 100 : (int) Math.min(Integer.MAX_VALUE, spent * 100 / limit);
    }

    private static void require(String what, @Nullable Long limit) {
        if (limit != null && (limit < 0 || limit > Consumption.MOST)) {
            throw new IllegalArgumentException(what + " must be 0 to " + Consumption.MOST + ", not " + limit);
        }
    }
}
