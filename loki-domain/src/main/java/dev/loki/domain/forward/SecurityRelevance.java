package dev.loki.domain.forward;

import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the entries that a person should look at from the everyday ones. */
final class SecurityRelevance {

    private static final Set<String> WORDS = Set.of("delete", "kill", "stop", "login", "logout");
    private static final Set<String> TOKENS = Set.of("create_token", "revoke_token", "token_create", "token_revoke");
    private static final Set<String> FAILURES = Set.of(
            "fail",
            "failed",
            "failure",
            "error",
            "deny",
            "denied",
            "refused",
            "rejected",
            "violation",
            "violated",
            "tampered",
            "unauthorized",
            "forbidden",
            "recovery",
            "quarantine",
            "command_not_started");
    private static final Pattern SEPARATORS = Pattern.compile("[^a-z0-9]+");

    private SecurityRelevance() {}

    static Urgency of(String action, boolean failed) {
        String lower = action.toLowerCase(Locale.ROOT);
        return failed || hasAny(lower, WORDS) || TOKENS.stream().anyMatch(lower::contains)
                ? Urgency.WARNING
                : Urgency.INFO;
    }

    /** Whether the action's name, or what the writers of the chains put beside it, speaks of a failure or a refusal. */
    static boolean isFailure(String action, JsonObject entry) {
        JsonObject details = entry.get("metadata") instanceof JsonObject metadata ? metadata : JsonObject.EMPTY;
        return hasAny(action.toLowerCase(Locale.ROOT), FAILURES)
                || saysNo(entry)
                || saysNo(details)
                || (details.get("exit_code") instanceof JsonNumber code && code.doubleValue() != 0);
    }

    private static boolean saysNo(JsonObject object) {
        return JsonBoolean.FALSE.equals(object.get("success"))
                || object.string("error").filter(text -> !text.isEmpty()).isPresent()
                || speaksOfFailure(object, "outcome")
                || speaksOfFailure(object, "status")
                || speaksOfFailure(object, "decision");
    }

    private static boolean speaksOfFailure(JsonObject object, String field) {
        return object.string(field)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> FAILURES.contains(text) || hasAny(text, FAILURES))
                .isPresent();
    }

    private static boolean hasAny(String text, Set<String> words) {
        return SEPARATORS.splitAsStream(text).anyMatch(words::contains);
    }
}
