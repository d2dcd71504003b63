package dev.loki.domain.cost;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a budget is used up.
 *
 * @param spent in its window
 * @param reserved for calls that are not over
 * @param percentage of the limit that is spent, the higher where tokens and money are limited
 * @param perHour what is consumed in an hour, as the last hour of the window shows
 * @param exhausted whether the limit is reached
 * @param exhaustedAt when it will be reached at that rate; null where it is, or will not be before the window ends
 * @param windowStart null where the window has no beginning
 * @param windowEnd null where it has no end; a rolling window's is that of what is consumed now
 * @param at when this was so
 */
public record BudgetStatus(
        Budget budget,
        Amount spent,
        Amount reserved,
        int percentage,
        Amount perHour,
        boolean exhausted,
        @Nullable Instant exhaustedAt,
        @Nullable Instant windowStart,
        @Nullable Instant windowEnd,
        Instant at) {

    private static final Duration LOOKED_BACK = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    static BudgetStatus of(Budget budget, Series series, Amount reserved, Instant now) {
        Instant start = budget.window().start(now);
        Amount spent = series.since(start);
        Amount perHour = perHour(series, start, now);
        boolean exhausted = budget.isExhaustedBy(spent);
        Instant end = budget.window().end(now).orElse(null);
        return new BudgetStatus(
                budget,
                spent,
                reserved,
                budget.percentage(spent),
                perHour,
                exhausted,
                exhausted ? null : exhaustedAt(budget, spent, perHour, now, end).orElse(null),
                start.equals(Instant.MIN) ? null : start,
                end,
                now);
    }

    /** What is left until the limit; empty where the budget does not limit tokens. */
    public Optional<Long> tokensLeft() {
        return Optional.ofNullable(budget.maxTokens()).map(max -> Math.max(0, max - spent.tokens()));
    }

    /** As {@link #tokensLeft}, in millionths of a US dollar. */
    public Optional<Long> microsLeft() {
        return Optional.ofNullable(budget.maxMicros()).map(max -> Math.max(0, max - spent.micros()));
    }

    private static Amount perHour(Series series, Instant start, Instant now) {
        Instant hourAgo = now.minus(LOOKED_BACK);
        Instant from = series.firstSince(hourAgo.isBefore(start) ? start : hourAgo);
        Amount consumed = series.since(from);
        Duration time = Duration.between(from, now);
        long seconds = Math.max(SHORTEST.toSeconds(), time.toSeconds());
        return new Amount(rate(consumed.tokens(), seconds), rate(consumed.micros(), seconds));
    }

    private static long rate(long amount, long seconds) {
        return amount / seconds * LOOKED_BACK.toSeconds() + amount % seconds * LOOKED_BACK.toSeconds() / seconds;
    }

    private static Optional<Instant> exhaustedAt(
            Budget budget, Amount spent, Amount perHour, Instant now, @Nullable Instant end) {
        long tokens = seconds(budget.maxTokens(), spent.tokens(), perHour.tokens());
        long micros = seconds(budget.maxMicros(), spent.micros(), perHour.micros());
        long first = Math.min(tokens, micros);
        if (first == Long.MAX_VALUE) {
            return Optional.empty();
        }
        Instant at = now.plusSeconds(first);
        return end == null || at.isBefore(end) ? Optional.of(at) : Optional.empty();
    }

    /** How long what is left lasts; {@link Long#MAX_VALUE} for ever, which a hundred years are as well. */
    private static long seconds(@Nullable Long limit, long spent, long perHour) {
        if (limit == null || perHour == 0) {
            return Long.MAX_VALUE;
        }
        double seconds = (double) (limit - spent) / perHour * LOOKED_BACK.toSeconds();
        return seconds > Duration.ofDays(36_500).toSeconds() ? Long.MAX_VALUE : (long) seconds;
    }
}
