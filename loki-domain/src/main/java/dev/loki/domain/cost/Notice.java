package dev.loki.domain.cost;

import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told of a budget, once per window.
 *
 * @param kind what happened
 * @param budget its name
 * @param scope whose budget it is, with {@code of}
 * @param threshold the percentage that was reached; 100 at the limit
 * @param percentage how much is used up
 * @param at when it happened
 * @param until when it no longer holds, because the window ends; null where it has no end
 * @param reason for people
 * @param identity tells the budget from others, and from itself with other limits
 */
public record Notice(
        Kind kind,
        String budget,
        BudgetScope scope,
        String of,
        int threshold,
        int percentage,
        Instant at,
        @Nullable Instant until,
        String reason,
        String identity) {

    /** What can happen to a budget. */
    public enum Kind {
        /** A part of it is used up. */
        ALERT,
        /** The limit is reached, or was to be passed. */
        EXCEEDED,
        /** As well, and the run is to end. */
        SHUTDOWN;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int LONG = 2_000;

    /** Under which it is remembered that this was told. */
    String key() {
        return key(kind, threshold, identity);
    }

    static String key(Kind kind, int threshold, String identity) {
        return kind.wireName() + ":" + threshold + ":" + identity;
    }

    /** Whether it holds at an instant. */
    public boolean isCurrent(Instant now) {
        return until == null || now.isBefore(until);
    }

    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("kind", kind.wireName())
                .put("budget", budget)
                .put("scope", scope.wireName())
                .put("of", of)
                .put("threshold", threshold)
                .put("percentage", percentage)
                .put("at", LedgerTime.text(at))
                .put("reason", reason)
                .put("identity", identity);
        return until == null
                ? json.build()
                : json.put("until", LedgerTime.text(until)).build();
    }

    static Notice of(JsonFields json) {
        return new Notice(
                named(Kind.values(), json, "kind"),
                json.text("budget", LONG).orElse(""),
                named(BudgetScope.values(), json, "scope"),
                json.text("of", LONG).orElse(""),
                Math.toIntExact(json.count("threshold").orElse(0)),
                Math.toIntExact(json.count("percentage").orElse(0)),
                LedgerTime.read(json, "at"),
                json.has("until") ? LedgerTime.read(json, "until") : null,
                json.text("reason", LONG).orElse(""),
                json.requiredText("identity", LONG));
    }

    private static <E extends Enum<E>> E named(E[] values, JsonFields json, String member) {
        String name = json.requiredText(member, LONG);
        for (E value : values) {
            if (value.name().equalsIgnoreCase(name)) {
                return value;
            }
        }
        throw json.problem(member, "expected one that is known");
    }
}
