package dev.loki.domain.audit;

import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What verifying a chain found (seed, {@code verifyChain()}).
 *
 * @param valid whether every line was read, hashed and linked right
 * @param entries how many lines stand before the first fault, or all of them
 * @param brokenAt the line of the first fault, from 0; null where the chain is valid
 * @param error what is wrong there; null where the chain is valid
 */
public record ChainVerdict(
        boolean valid,
        long entries,
        @Nullable Long brokenAt,
        @Nullable String error) {

    /** The verdict on a whole chain of this many entries. */
    public static ChainVerdict intact(long entries) {
        return new ChainVerdict(true, entries, null, null);
    }

    /** The verdict on a chain whose first fault is at this line, counted from 0. */
    public static ChainVerdict broken(long at, String error) {
        return new ChainVerdict(false, at, at, error);
    }

    /** The seed's result object. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("valid", valid)
                .put("entries", entries)
                .put("brokenAt", brokenAt == null ? JsonNull.NULL : JsonNumber.of(brokenAt))
                .put("error", error)
                .build();
    }
}
