package dev.loki.domain.cost;

/**
 * What budgets limit: neither is negative.
 *
 * @param tokens of all kinds
 * @param micros millionths of a US dollar
 */
public record Amount(long tokens, long micros) {

    public static final Amount NOTHING = new Amount(0, 0);

    /** @throws IllegalArgumentException where one is negative */
    public Amount {
        if (tokens < 0 || micros < 0) {
            throw new IllegalArgumentException(
                    "an amount is not negative: " + tokens + " tokens, " + micros + " micro-dollars");
        }
    }

    /**
     * Both together.
     *
     * @throws CostOverflowException where a sum would be over {@value Consumption#MOST}
     */
    public Amount plus(Amount more) {
        return new Amount(
                Consumption.sum("tokens", tokens, more.tokens), Consumption.sum("micro-dollars", micros, more.micros));
    }

    /** What is left of each, which is nothing where less is there than is taken. */
    public Amount minus(Amount taken) {
        return new Amount(Math.max(0, tokens - taken.tokens), Math.max(0, micros - taken.micros));
    }
}
