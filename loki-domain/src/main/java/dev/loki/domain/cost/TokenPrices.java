package dev.loki.domain.cost;

import java.math.BigInteger;

/**
 * What tokens cost, in millionths of a US dollar for a million tokens; $3 for a million are 3,000,000. Immutable.
 *
 * @param input read, without those from a cache
 * @param output written
 * @param cacheRead read from a cache
 * @param cacheWrite put into a cache
 * @param reasoning thought, where they are billed apart from what is written
 */
public record TokenPrices(long input, long output, long cacheRead, long cacheWrite, long reasoning) {

    /** The highest price: a dollar for a token. */
    public static final long MOST = 1_000_000_000_000L;

    static final TokenPrices FREE = new TokenPrices(0, 0, 0, 0, 0);

    private static final BigInteger A_MILLION = BigInteger.valueOf(1_000_000);
    private static final BigInteger ALL_BUT_ONE = A_MILLION.subtract(BigInteger.ONE);

    public TokenPrices {
        require(input);
        require(output);
        require(cacheRead);
        require(cacheWrite);
        require(reasoning);
    }

    /**
     * What so many tokens of each kind cost, rounded up to a millionth of a dollar.
     *
     * @throws CostOverflowException where that is more than can be counted
     */
    public long cost(Consumption tokens) {
        BigInteger parts = product(tokens.inputTokens(), input)
                .add(product(tokens.outputTokens(), output))
                .add(product(tokens.cacheReadTokens(), cacheRead))
                .add(product(tokens.cacheWriteTokens(), cacheWrite))
                .add(product(tokens.reasoningTokens(), reasoning));
        BigInteger micros = parts.add(ALL_BUT_ONE).divide(A_MILLION);
        if (micros.compareTo(BigInteger.valueOf(Consumption.MOST)) > 0) {
            throw new CostOverflowException("the price");
        }
        return micros.longValueExact();
    }

    /** The higher price of each kind. */
    TokenPrices max(TokenPrices other) {
        return new TokenPrices(
                Math.max(input, other.input),
                Math.max(output, other.output),
                Math.max(cacheRead, other.cacheRead),
                Math.max(cacheWrite, other.cacheWrite),
                Math.max(reasoning, other.reasoning));
    }

    /** The highest of these prices for each kind. */
    TokenPrices dearest() {
        long most = Math.max(Math.max(input, output), Math.max(Math.max(cacheRead, cacheWrite), reasoning));
        return new TokenPrices(most, most, most, most, most);
    }

    private static BigInteger product(long tokens, long price) {
        return BigInteger.valueOf(tokens).multiply(BigInteger.valueOf(price));
    }

    private static void require(long price) {
        if (price < 0 || price > MOST) {
            throw new IllegalArgumentException("a price is from 0 to " + MOST + ", found " + price);
        }
    }
}
