package dev.loki.domain.cost;

import org.jspecify.annotations.Nullable;

/**
 * What the tokens of some models cost. Immutable.
 *
 * @param pattern the model's name in lower case, in which {@code *} stands for any text
 * @param prices of a request
 * @param longPrompt of a request whose prompt is longer than usual; null where that makes no difference
 * @param source where the price is published
 */
public record ModelPrice(
        String pattern, TokenPrices prices, @Nullable LongPrompt longPrompt, String source) {

    /**
     * What a request costs whose prompt (what it reads, caches included) is long: all of its tokens.
     *
     * @param over how many tokens a prompt has that is still not long
     */
    public record LongPrompt(long over, TokenPrices prices) {}

    /**
     * What a request costs, in millionths of a US dollar, rounded up.
     *
     * @throws CostOverflowException where that is more than can be counted
     */
    public long cost(Consumption request) {
        long prompt = request.inputTokens() + request.cacheReadTokens() + request.cacheWriteTokens();
        LongPrompt dearer = longPrompt;
        TokenPrices due = dearer != null && prompt > dearer.over() ? dearer.prices() : prices;
        return due.cost(request);
    }

    /** What no request costs more than. */
    TokenPrices highest() {
        return longPrompt == null ? prices : prices.max(longPrompt.prices());
    }

    /** Whether this is the price of a model; only where {@code *} is in the pattern, it is of more than one. */
    boolean matches(String model) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return pattern.equals(model);
        }
        String last = parts[parts.length - 1];
        int at = parts[0].length();
        if (!model.startsWith(parts[0])) {
            return false;
        }
        for (int i = 1; i < parts.length - 1; i++) {
            int found = model.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return model.length() - last.length() >= at && model.endsWith(last);
    }
}
