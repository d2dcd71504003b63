package dev.loki.adapter.jira.tracker;

import dev.loki.adapter.jira.json.JsonPath;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Jira says is wrong: of the whole request, of its fields, or of the token. */
final class JiraErrors {

    private static final int MOST = 10;
    private static final int LONGEST = 500;

    private JiraErrors() {}

    /** One line of at most {@value #LONGEST} characters, not masked; empty where it says nothing that can be read. */
    static String describe(byte[] body, JsonReader json) {
        return read(body, json).map(JiraErrors::messages).map(JiraErrors::line).orElse("");
    }

    /** The names of the fields that it objects to. */
    static Set<String> fields(byte[] body, JsonReader json) {
        return read(body, json).map(error -> ofFields(error).keySet()).orElse(Set.of());
    }

    private static Map<String, JsonValue> ofFields(JsonObject error) {
        return JsonPath.object(error, "errors").orElse(JsonObject.EMPTY).members();
    }

    private static Stream<String> messages(JsonObject error) {
        Stream<String> ofRequest = JsonPath.texts(error, "errorMessages").stream();
        Stream<String> ofFields = ofFields(error).entrySet().stream().flatMap(JiraErrors::field);
        Stream<String> ofGateway = JsonPath.text(error, "message").stream();
        return Stream.of(ofRequest, ofFields, ofGateway).flatMap(list -> list);
    }

    private static Stream<String> field(Map.Entry<String, JsonValue> field) {
        return field.getValue() instanceof JsonString message
                ? Stream.of(field.getKey() + ": " + message.value())
                : Stream.empty();
    }

    private static String line(Stream<String> messages) {
        return OneLine.cut(OneLine.of(messages.limit(MOST).collect(Collectors.joining("; "))), LONGEST);
    }

    private static Optional<JsonObject> read(byte[] body, JsonReader json) {
        try {
            return json.readTolerant(body) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }
}
