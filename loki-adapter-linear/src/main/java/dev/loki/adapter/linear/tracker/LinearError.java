package dev.loki.adapter.linear.tracker;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What Linear says where it did not do all it was asked, with any HTTP status: {@code errors[].extensions} tells the kind,
 * as {@code code} or as {@code type}.
 *
 * @param kind what kind of trouble it is
 * @param message Linear's words, for a person
 * @see <a href="https://linear.app/developers/graphql">Linear, Getting started</a>
 */
record LinearError(Kind kind, String message) {

    /** What kind of trouble it is. */
    enum Kind {
        RATE_LIMITED,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        TOO_COMPLEX,
        PASSING,
        REFUSED
    }

    private static final int MOST_CHARACTERS = 300;
    private static final Set<String> PASSING =
            Set.of("internal error", "lock timeout", "network error", "internal_server_error", "lock_timeout");

    /** The error that counts of an answer: a limit before all others, else the first. Empty where there is none. */
    static Optional<LinearError> in(JsonObject answer) {
        List<LinearError> all = errors(answer).stream().map(LinearError::of).toList();
        return all.stream()
                .filter(error -> error.kind == Kind.RATE_LIMITED)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private static List<JsonValue> errors(JsonObject answer) {
        return answer.get("errors") instanceof JsonArray errors ? errors.elements() : List.of();
    }

    private static LinearError of(JsonValue value) {
        JsonObject error = value instanceof JsonObject object ? object : JsonObject.EMPTY;
        JsonObject more = error.get("extensions") instanceof JsonObject object ? object : JsonObject.EMPTY;
        String message = error.string("message").orElse("an error without a message");
        return new LinearError(kind(message, lower(more, "code"), lower(more, "type")), words(message, more));
    }

    private static Kind kind(String message, String code, String type) {
        if (code.equals("ratelimited") || type.equals("ratelimited")) {
            return Kind.RATE_LIMITED;
        }
        if (code.equals("authentication_error") || type.equals("authentication error")) {
            return Kind.UNAUTHENTICATED;
        }
        if (code.equals("forbidden") || type.equals("forbidden") || type.equals("feature not accessible")) {
            return Kind.FORBIDDEN;
        }
        if (PASSING.contains(code) || PASSING.contains(type)) {
            return Kind.PASSING;
        }
        return kindByMessage(message);
    }

    /** Both come as the code INPUT_ERROR, as much else does. */
    private static Kind kindByMessage(String message) {
        if (message.startsWith("Entity not found")) {
            return Kind.NOT_FOUND;
        }
        return message.startsWith("Query too complex") ? Kind.TOO_COMPLEX : Kind.REFUSED;
    }

    private static String words(String message, JsonObject more) {
        String said = more.string("userPresentableMessage")
                .filter(presentable -> !presentable.equals(message))
                .map(presentable -> message + ": " + presentable)
                .orElse(message);
        return Line.of(said, MOST_CHARACTERS);
    }

    private static String lower(JsonObject extensions, String name) {
        return extensions.string(name).orElse("").toLowerCase(Locale.ROOT);
    }
}
