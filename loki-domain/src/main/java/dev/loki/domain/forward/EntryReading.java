package dev.loki.domain.forward;

import dev.loki.domain.audit.AgentChain;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes forwarded entries of the lines of the chains. Takes whatever stands there: what is damaged is forwarded, too. */
public final class EntryReading {

    private EntryReading() {}

    /** An entry of the agent chain or the dashboard's. */
    public static ForwardedEntry entry(ForwardedChain chain, long number, JsonObject fields, byte[] line) {
        String action = first(fields, "action", "what");
        String known = action.isEmpty() ? "unnamed" : action;
        boolean failed = SecurityRelevance.isFailure(known, fields);
        return new ForwardedEntry(
                chain,
                seq(fields, number),
                AgentChain.bareHash(first(fields, "_integrity_hash", "hash")),
                time(first(fields, "timestamp")),
                first(fields, "who", "user_id", "token_id"),
                known,
                target(fields),
                failed,
                SecurityRelevance.of(known, failed),
                fields,
                line);
    }

    /** A line that is no JSON object. */
    public static ForwardedEntry unreadable(ForwardedChain chain, long number, byte[] line) {
        JsonObject fields = JsonObject.builder()
                .put("unreadable", new String(line, StandardCharsets.UTF_8))
                .build();
        return new ForwardedEntry(
                chain, number, "", null, "", "unreadable_line", null, true, Urgency.WARNING, fields, line);
    }

    /** A checkpoint: a signed note of origin, size, root and signatures, each on its line. */
    public static ForwardedEntry checkpoint(long number, byte[] note) {
        String text = new String(note, StandardCharsets.UTF_8);
        List<String> lines = text.lines().limit(3).toList();
        JsonObject fields = JsonObject.builder().put("checkpoint", text).build();
        return new ForwardedEntry(
                ForwardedChain.CHECKPOINTS,
                lines.size() < 2 ? number : whole(lines.get(1), number),
                lines.size() < 3 ? "" : lines.get(2),
                null,
                lines.isEmpty() ? "" : lines.get(0),
                "checkpoint",
                null,
                false,
                Urgency.INFO,
                fields,
                note);
    }

    /**
     * The news that a chain no longer holds what was forwarded from it.
     *
     * @param number of the last entry that was forwarded
     */
    public static ForwardedEntry tampering(ForwardedChain chain, long number, String finding, Instant now) {
        JsonObject fields = JsonObject.builder()
                .put("action", "audit_tampered")
                .put("chain", chain.wireName())
                .put("last_forwarded", number)
                .put("error", finding)
                .build();
        byte[] line = fields.toString().getBytes(StandardCharsets.UTF_8);
        return new ForwardedEntry(
                chain, number, "", now, "loki", "audit_tampered", null, true, Urgency.ALERT, fields, line);
    }

    private static long seq(JsonObject fields, long number) {
        return fields.get("seq") instanceof JsonNumber seq && seq.isSafeInteger() ? seq.longValueExact() : number;
    }

    private static long whole(String text, long otherwise) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static @Nullable String target(JsonObject fields) {
        String where = first(fields, "where", "resource_id", "resource_type");
        return where.isEmpty() ? null : where;
    }

    private static String first(JsonObject fields, String... names) {
        for (String name : names) {
            JsonValue value = fields.get(name);
            if (value instanceof JsonString string && !string.value().isEmpty()) {
                return string.value();
            }
        }
        return "";
    }

    private static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
