package dev.loki.domain.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One decision as the decision log keeps it, with what it was made from.
 *
 * @param timestamp when, in UTC with milliseconds
 * @param point the enforcement point as it was asked for, which need not exist
 * @param session the governed run it belongs to; null outside of one
 * @param verdict what was decided
 * @param code why, as in {@link ReasonCode#wireName}
 * @param policies the names of the policies that asked for it, strongest first
 * @param policyHash the SHA-256 of the policy file in hex; null where there is none
 * @param masked whether something of it was masked, so that the context is not what was judged
 * @param context what was judged, the project's folder included; null where it is left out
 * @param real where links led: {@code file_path} and {@code project_dir} where they differ from the context's, empty
 *     where they do not; null where it could not be told
 */
public record DecisionRecord(
        String timestamp,
        String point,
        @Nullable String session,
        Verdict verdict,
        String code,
        List<String> policies,
        @Nullable String policyHash,
        boolean masked,
        @Nullable JsonObject context,
        @Nullable JsonObject real) {

    public DecisionRecord {
        policies = List.copyOf(policies);
    }

    /** The record as a line of the log. */
    public JsonObject toJson() {
        JsonObject.Builder line = JsonObject.builder()
                .put("timestamp", timestamp)
                .put("point", point)
                .put("session", session)
                .put("decision", verdict.name())
                .put("code", code)
                .put("policies", JsonArray.ofStrings(policies))
                .put("policyHash", policyHash)
                .put("masked", masked)
                .put("context", orNull(context));
        if (real == null || !real.members().isEmpty()) {
            line.put("real", orNull(real));
        }
        return line.build();
    }

    /**
     * Reads a line of the log.
     *
     * @throws IllegalArgumentException where a field is missing or of another type; it names the field
     */
    public static DecisionRecord of(JsonObject line) {
        return new DecisionRecord(
                needed(line, "timestamp"),
                needed(line, "point"),
                line.string("session").orElse(null),
                verdict(needed(line, "decision")),
                needed(line, "code"),
                names(line),
                line.string("policyHash").orElse(null),
                masked(line),
                object(line, "context"),
                line.get("real") == null ? JsonObject.EMPTY : object(line, "real"));
    }

    private static String needed(JsonObject line, String field) {
        return line.string(field).orElseThrow(() -> wrong(field, "a text"));
    }

    private static Verdict verdict(String name) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.name().equals(name)) {
                return verdict;
            }
        }
        throw wrong("decision", "ALLOW, REQUIRE_APPROVAL or DENY");
    }

    private static List<String> names(JsonObject line) {
        if (line.get("policies") instanceof JsonArray array) {
            return array.elements().stream().map(DecisionRecord::name).toList();
        }
        throw wrong("policies", "a list of names");
    }

    private static String name(JsonValue value) {
        if (value instanceof JsonString name) {
            return name.value();
        }
        throw wrong("policies", "a list of names");
    }

    private static boolean masked(JsonObject line) {
        if (line.get("masked") instanceof JsonBoolean masked) {
            return masked.value();
        }
        throw wrong("masked", "true or false");
    }

    private static @Nullable JsonObject object(JsonObject line, String field) {
        JsonValue value = line.get(field);
        if (value instanceof JsonObject object) {
            return object;
        }
        if (value == JsonNull.NULL) {
            return null;
        }
        throw wrong(field, "an object or null");
    }

    private static IllegalArgumentException wrong(String field, String expected) {
        return new IllegalArgumentException("no decision: expected " + field + " to be " + expected);
    }

    private static JsonValue orNull(@Nullable JsonObject object) {
        return object == null ? JsonNull.NULL : object;
    }
}
