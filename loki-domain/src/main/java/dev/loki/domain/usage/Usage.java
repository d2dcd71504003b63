package dev.loki.domain.usage;

/**
 * Tokens and money. No amount is negative or over {@value #MOST}: one that is becomes the nearest that is not.
 *
 * @param inputTokens read, without those from a cache
 * @param outputTokens written
 * @param cacheReadTokens read from a cache
 * @param cacheCreationTokens put into a cache
 * @param costMicros the price in millionths of a US dollar; 0 where it is not known
 */
public record Usage(
        long inputTokens, long outputTokens, long cacheReadTokens, long cacheCreationTokens, long costMicros) {

    /** The largest amount: a million dollars, or as many tokens. */
    public static final long MOST = 1_000_000_000_000L;

    public static final Usage NOTHING = new Usage(0, 0, 0, 0, 0);

    public Usage {
        inputTokens = bounded(inputTokens);
        outputTokens = bounded(outputTokens);
        cacheReadTokens = bounded(cacheReadTokens);
        cacheCreationTokens = bounded(cacheCreationTokens);
        costMicros = bounded(costMicros);
    }

    /** Of all kinds. */
    public long tokens() {
        return inputTokens + outputTokens + cacheReadTokens + cacheCreationTokens;
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }

    public Usage plus(Usage more) {
        return new Usage(
                inputTokens + more.inputTokens,
                outputTokens + more.outputTokens,
                cacheReadTokens + more.cacheReadTokens,
                cacheCreationTokens + more.cacheCreationTokens,
                costMicros + more.costMicros);
    }

    /** What is left of each amount, which is nothing where less is there than is taken. */
    public Usage minus(Usage taken) {
        return new Usage(
                inputTokens - taken.inputTokens,
                outputTokens - taken.outputTokens,
                cacheReadTokens - taken.cacheReadTokens,
                cacheCreationTokens - taken.cacheCreationTokens,
                costMicros - taken.costMicros);
    }

    private static long bounded(long amount) {
        return Math.max(0, Math.min(MOST, amount));
    }
}
