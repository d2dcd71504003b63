package dev.loki.domain.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a key of a policy file, or of one that is read like it, may hold: the loader checks values by it, and the JSON
 * Schema is made from it.
 *
 * @param expectation in words, after "expected"
 * @param accepts whether a value is right; for a list, whether an element is
 * @param schema the same as a JSON Schema; for a list, that of an element
 * @param mostElements how many such elements the value lists at most, and at least one; 0 where it is no list
 */
public record KeyType(String expectation, Predicate<JsonValue> accepts, JsonObject schema, int mostElements) {

    private static final int NO_LIST = 0;
    private static final int ANY_NUMBER = Integer.MAX_VALUE;

    public static final KeyType TEXT = new KeyType("a text", KeyType::isText, textSchema(), NO_LIST);
    static final KeyType TEXTS = new KeyType("a text that is not blank", KeyType::isText, textSchema(), ANY_NUMBER);
    public static final KeyType FLAG =
            new KeyType("true or false", value -> value instanceof JsonBoolean, typed("boolean"), NO_LIST);
    public static final KeyType OBJECT =
            new KeyType("an object", value -> value instanceof JsonObject, typed("object"), NO_LIST);
    static final KeyType TEXT_OR_OBJECT = new KeyType(
            "a text or an object",
            value -> isText(value) || value instanceof JsonObject,
            JsonObject.builder()
                    .put("type", JsonArray.ofStrings(List.of("string", "object")))
                    .build(),
            NO_LIST);
    static final KeyType AMOUNT = new KeyType(
            "a number that is not negative",
            value -> value instanceof JsonNumber number
                    && number.doubleValue() >= 0
                    && Double.isFinite(number.doubleValue()),
            JsonObject.builder().put("type", "number").put("minimum", 0).build(),
            NO_LIST);
    static final KeyType PERCENTAGES = wholeNumber(1, 100).asList();

    private static final long MOST = 9007199254740991L;

    static KeyType count() {
        return wholeNumber(0, MOST);
    }

    /** A whole number within these bounds, both of which it may be. */
    public static KeyType wholeNumber(long least, long most) {
        return new KeyType(
                "a whole number from " + least + " to " + most,
                value -> value instanceof JsonNumber number
                        && number.isSafeInteger()
                        && number.doubleValue() >= least
                        && number.doubleValue() <= most,
                JsonObject.builder()
                        .put("type", "integer")
                        .put("minimum", least)
                        .put("maximum", most)
                        .build(),
                NO_LIST);
    }

    static KeyType oneOf(List<String> choices) {
        return new KeyType(
                "one of " + String.join(", ", choices),
                value -> value instanceof JsonString string && choices.contains(string.value()),
                JsonObject.builder().put("enum", JsonArray.ofStrings(choices)).build(),
                NO_LIST);
    }

    /** A type that no JSON Schema is made from. */
    public static KeyType of(String expectation, Predicate<JsonValue> accepts) {
        return new KeyType(expectation, accepts, JsonObject.EMPTY, NO_LIST);
    }

    KeyType asList() {
        return asList(ANY_NUMBER);
    }

    KeyType asList(int most) {
        return new KeyType(expectation, accepts, schema, most);
    }

    public boolean list() {
        return mostElements != NO_LIST;
    }

    /** Whether a value, or an element of a list, is right. */
    public boolean isRight(@Nullable JsonValue value) {
        return value != null && accepts.test(value);
    }

    /** The whole value's JSON Schema. */
    JsonObject valueSchema() {
        if (!list()) {
            return schema;
        }
        JsonObject array = typed("array").with("items", schema).with("minItems", JsonNumber.of(1));
        return mostElements == ANY_NUMBER ? array : array.with("maxItems", JsonNumber.of(mostElements));
    }

    /** Whether a value is a text that says something. */
    public static boolean isText(JsonValue value) {
        return value instanceof JsonString string && !string.value().isBlank();
    }

    static JsonObject textSchema() {
        return typed("string").with("pattern", new JsonString("\\S"));
    }

    private static JsonObject typed(String type) {
        return JsonObject.builder().put("type", type).build();
    }
}
