package dev.loki.domain.cost;

import dev.loki.domain.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What was consumed by a call that is over.
 *
 * @param consumed at most {@value Consumption#MOST_AT_ONCE} of each
 * @param durationMillis how long the call took; 0 where it is not known
 * @param key makes a report that comes again count once; null where there is none
 */
public record UsageReport(
        Spender who,
        Consumption consumed,
        long durationMillis,
        @Nullable String key) {

    /** The longest key, in characters. */
    public static final int LONGEST_KEY = 200;

    /** @throws IllegalArgumentException naming what is not within its bounds */
    public UsageReport {
        consumed.atOnce();
        if (durationMillis < 0 || durationMillis > Consumption.MOST_AT_ONCE) {
            throw new IllegalArgumentException(
                    "a duration must be 0 to " + Consumption.MOST_AT_ONCE + " ms, not " + durationMillis);
        }
        if (key != null
                && (key.isBlank() || key.length() > LONGEST_KEY || key.chars().anyMatch(Character::isISOControl))) {
            throw new IllegalArgumentException(
                    "an idempotency key must be 1 to " + LONGEST_KEY + " characters on one line");
        }
    }

    /** What must be the same where the key is. */
    JsonObject what() {
        return JsonObject.builder()
                .put("who", who.toJson())
                .put("consumed", consumed.toJson())
                .build();
    }

    /** One that has no key, of a call whose duration is not known. */
    public UsageReport(Spender who, Consumption consumed) {
        this(who, consumed, 0, null);
    }
}
