package dev.loki.domain.cost;

import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.usage.Usage;

/**
 * What was consumed. No amount is negative or over {@value #MOST}; a token is counted as one kind only.
 *
 * @param inputTokens read, without those from a cache
 * @param outputTokens written, without those of reasoning
 * @param cacheReadTokens read from a cache
 * @param cacheWriteTokens put into a cache
 * @param reasoningTokens written while thinking, where the provider tells them apart
 * @param requests calls to a model
 * @param micros the price in millionths of a US dollar
 */
public record Consumption(
        long inputTokens,
        long outputTokens,
        long cacheReadTokens,
        long cacheWriteTokens,
        long reasoningTokens,
        long requests,
        long micros) {

    /** The largest amount that adding up may come to: a thousand million dollars, or as many million tokens. */
    public static final long MOST = 1_000_000_000_000_000L;

    /** The largest amount of one report or reservation: a million dollars, or as many million tokens. */
    public static final long MOST_AT_ONCE = Usage.MOST;

    public static final Consumption NOTHING = new Consumption(0, 0, 0, 0, 0, 0, 0);

    /** @throws IllegalArgumentException naming the amount that is negative or too large */
    public Consumption {
        require("input tokens", inputTokens, MOST);
        require("output tokens", outputTokens, MOST);
        require("cache-read tokens", cacheReadTokens, MOST);
        require("cache-write tokens", cacheWriteTokens, MOST);
        require("reasoning tokens", reasoningTokens, MOST);
        require("requests", requests, MOST);
        require("micro-dollars", micros, MOST);
    }

    /** So many tokens of which nothing more is known, such as an estimate. */
    public static Consumption ofTokens(long tokens) {
        return new Consumption(tokens, 0, 0, 0, 0, 0, 0);
    }

    /** What an agent told of itself, as one request. */
    public static Consumption of(Usage usage) {
        return new Consumption(
                usage.inputTokens(),
                usage.outputTokens(),
                usage.cacheReadTokens(),
                usage.cacheCreationTokens(),
                0,
                1,
                usage.costMicros());
    }

    /** The same with another price. */
    public Consumption costing(long otherMicros) {
        return new Consumption(
                inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, reasoningTokens, requests, otherMicros);
    }

    /** Tokens of all kinds. */
    public long tokens() {
        return inputTokens + outputTokens + cacheReadTokens + cacheWriteTokens + reasoningTokens;
    }

    /** What budgets limit. */
    public Amount amount() {
        return new Amount(tokens(), micros);
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }

    /**
     * Both together, kind by kind.
     *
     * @throws CostOverflowException where a sum would be over {@value #MOST}
     */
    public Consumption plus(Consumption more) {
        Consumption sum = new Consumption(
                sum("input tokens", inputTokens, more.inputTokens),
                sum("output tokens", outputTokens, more.outputTokens),
                sum("cache-read tokens", cacheReadTokens, more.cacheReadTokens),
                sum("cache-write tokens", cacheWriteTokens, more.cacheWriteTokens),
                sum("reasoning tokens", reasoningTokens, more.reasoningTokens),
                sum("requests", requests, more.requests),
                sum("micro-dollars", micros, more.micros));
        sum("tokens", tokens(), more.tokens());
        return sum;
    }

    /** What is left of each amount, which is nothing where less is there than is taken. */
    public Consumption minus(Consumption taken) {
        return new Consumption(
                Math.max(0, inputTokens - taken.inputTokens),
                Math.max(0, outputTokens - taken.outputTokens),
                Math.max(0, cacheReadTokens - taken.cacheReadTokens),
                Math.max(0, cacheWriteTokens - taken.cacheWriteTokens),
                Math.max(0, reasoningTokens - taken.reasoningTokens),
                Math.max(0, requests - taken.requests),
                Math.max(0, micros - taken.micros));
    }

    /** The larger of each amount. */
    public Consumption atLeast(Consumption other) {
        return plus(other.minus(this));
    }

    /** @throws IllegalArgumentException where a part of this is more than this */
    void requireAtLeast(Consumption part) {
        require("the tokens of a part", part.tokens(), tokens());
        require("the requests of a part", part.requests, requests);
        require("the micro-dollars of a part", part.micros, micros);
    }

    /** @throws IllegalArgumentException where an amount is over {@value #MOST_AT_ONCE} */
    Consumption atOnce() {
        require("tokens", tokens(), MOST_AT_ONCE);
        require("requests", requests, MOST_AT_ONCE);
        require("micro-dollars", micros, MOST_AT_ONCE);
        return this;
    }

    /** As a JSON object without the amounts that are 0. */
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder();
        put(json, "input", inputTokens);
        put(json, "output", outputTokens);
        put(json, "cacheRead", cacheReadTokens);
        put(json, "cacheWrite", cacheWriteTokens);
        put(json, "reasoning", reasoningTokens);
        put(json, "requests", requests);
        put(json, "micros", micros);
        return json.build();
    }

    /**
     * What {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException where it did not
     */
    public static Consumption of(JsonFields json) {
        return new Consumption(
                json.count("input").orElse(0),
                json.count("output").orElse(0),
                json.count("cacheRead").orElse(0),
                json.count("cacheWrite").orElse(0),
                json.count("reasoning").orElse(0),
                json.count("requests").orElse(0),
                json.count("micros").orElse(0));
    }

    static long sum(String what, long some, long more) {
        if (some + more > MOST) {
            throw new CostOverflowException(what);
        }
        return some + more;
    }

    private static void require(String what, long amount, long most) {
        if (amount < 0 || amount > most) {
            throw new IllegalArgumentException(what + " must be 0 to " + most + ", not " + amount);
        }
    }

    private static void put(JsonObject.Builder json, String name, long amount) {
        if (amount != 0) {
            json.put(name, amount);
        }
    }
}
