package dev.loki.domain.audit;

import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One line of the agent chain (seed, "Audit trail"): what happened, and its link to the line before.
 *
 * @param seq the place in the chain, from 0
 * @param timestamp UTC with three fraction digits; text, because it is hashed as it is spelt
 * @param previousHash the hash of the line before, or {@link AgentChain#GENESIS}
 * @param hash SHA-256 over the other fields, as {@link AgentChain} defines it, in bare lower-case hex
 */
public record AuditEntry(
        long seq,
        String timestamp,
        String who,
        String what,
        @Nullable String where,
        @Nullable String why,
        JsonValue metadata,
        String previousHash,
        String hash) {

    /**
     * Reads the fields of a stored line. Text fields of another type, which foreign writers leave, are taken as JSON
     * text.
     *
     * @throws IllegalArgumentException where {@code seq} is no whole number or a needed field is missing
     */
    public static AuditEntry of(JsonObject line) {
        return new AuditEntry(
                seq(line),
                needed(line, "timestamp"),
                needed(line, "who"),
                needed(line, "what"),
                text(line, "where"),
                text(line, "why"),
                line.members().getOrDefault("metadata", JsonNull.NULL),
                needed(line, "previousHash"),
                AgentChain.bareHash(needed(line, "hash")));
    }

    /** The line's fields in the order in which they are written and hashed. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("seq", seq)
                .put("timestamp", timestamp)
                .put("who", who)
                .put("what", what)
                .put("where", where)
                .put("why", why)
                .put("metadata", metadata)
                .put("previousHash", previousHash)
                .put("hash", hash)
                .build();
    }

    private static long seq(JsonObject line) {
        if (line.get("seq") instanceof JsonNumber number && number.isSafeInteger()) {
            return number.longValueExact();
        }
        throw new IllegalArgumentException("seq is not a whole number");
    }

    private static String needed(JsonObject line, String field) {
        String text = text(line, field);
        if (text == null) {
            throw new IllegalArgumentException("the field " + field + " is missing");
        }
        return text;
    }

    private static @Nullable String text(JsonObject line, String field) {
        JsonValue value = line.get(field);
        if (value == null || value == JsonNull.NULL) {
            return null;
        }
        return value instanceof JsonString string ? string.value() : value.toString();
    }
}
