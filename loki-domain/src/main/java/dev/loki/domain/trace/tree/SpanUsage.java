package dev.loki.domain.trace.tree;

/**
 * Tokens and money that work took.
 *
 * @param input tokens sent to a model, as the span counts them: some count those read from the cache too
 * @param output tokens that a model wrote
 * @param cacheRead tokens that the provider had in its cache
 * @param cacheWritten tokens put into that cache
 * @param costUsd US dollars
 */
public record SpanUsage(long input, long output, long cacheRead, long cacheWritten, double costUsd) {

    public static final SpanUsage NONE = new SpanUsage(0, 0, 0, 0, 0);

    /** More than anybody uses: sums of a hundred thousand such still fit into a long. */
    static final long MOST_TOKENS = 1_000_000_000_000L;

    static final double MOST_USD = 1e9;

    public SpanUsage plus(SpanUsage other) {
        return new SpanUsage(
                input + other.input,
                output + other.output,
                cacheRead + other.cacheRead,
                cacheWritten + other.cacheWritten,
                costUsd + other.costUsd);
    }

    /**
     * What a span took with what is below it. A span that tells the sum of what is below it, as an agent's does, does not
     * count it once more: of each figure the larger one counts.
     */
    SpanUsage orIfMore(SpanUsage below) {
        return new SpanUsage(
                Math.max(input, below.input),
                Math.max(output, below.output),
                Math.max(cacheRead, below.cacheRead),
                Math.max(cacheWritten, below.cacheWritten),
                Math.max(costUsd, below.costUsd));
    }

    public boolean isNone() {
        return equals(NONE);
    }

    public boolean hasTokens() {
        return input > 0 || output > 0 || cacheRead > 0 || cacheWritten > 0;
    }
}
