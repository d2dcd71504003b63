package dev.loki.adapter.otlp.receive;

import dev.loki.adapter.otlp.wire.Field;
import dev.loki.adapter.otlp.wire.Message;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.json.VerbatimJson;
import dev.loki.domain.trace.Attributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Attributes, and the values of any kind that they have. Maps, and lists of other things than texts, become
 * JSON, bytes base64.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/common/#anyvalue-representation-for-non-otlp-protocols">OpenTelemetry,
 *     AnyValue for protocols other than OTLP</a>
 */
final class AttributeDecoder {

    /** How deep values may be nested within one another. */
    static final int MAX_DEPTH = 12;

    private AttributeDecoder() {}

    static Attributes attributes(Message holder, Field list, Field dropped, Texts texts) {
        return read(holder, list, texts).drop(count(holder, dropped)).build();
    }

    /** How many things a sender left out; of a hostile number no more than can be added to. */
    static int count(Message holder, Field field) {
        return (int) Math.min(Math.max(0, holder.integer(field)), Integer.MAX_VALUE / 2);
    }

    static Attributes attributes(Message holder, Field list, Texts texts) {
        return read(holder, list, texts).build();
    }

    /** What a value comes to as a text. */
    static String text(Message value) {
        return value.has(Field.STRING_VALUE) ? value.text(Field.STRING_VALUE) : textOf(json(value, 0));
    }

    private static Attributes.Builder read(Message holder, Field list, Texts texts) {
        Attributes.Builder attributes = Attributes.builder();
        for (Message pair : holder.messages(list)) {
            String key = texts.name(pair.text(Field.KEY));
            pair.message(Field.VALUE)
                    .ifPresentOrElse(value -> put(attributes, key, value, texts), () -> attributes.put(key, ""));
        }
        return attributes;
    }

    private static void put(Attributes.Builder attributes, String key, Message value, Texts texts) {
        if (value.has(Field.STRING_VALUE)) {
            attributes.put(key, texts.value(value.text(Field.STRING_VALUE)));
        } else if (value.has(Field.BOOL_VALUE)) {
            attributes.put(key, value.bool(Field.BOOL_VALUE));
        } else if (value.has(Field.INT_VALUE)) {
            attributes.put(key, value.integer(Field.INT_VALUE));
        } else if (value.has(Field.DOUBLE_VALUE)) {
            attributes.put(key, value.real(Field.DOUBLE_VALUE));
        } else if (json(value, 0) instanceof JsonArray array && isOfTexts(array)) {
            attributes.put(
                    key,
                    array.elements().stream()
                            .map(element -> texts.value(textOf(element)))
                            .toList());
        } else {
            attributes.put(key, texts.value(textOf(json(value, 0))));
        }
    }

    private static boolean isOfTexts(JsonArray array) {
        return array.elements().stream().allMatch(JsonString.class::isInstance);
    }

    private static String textOf(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.value();
        }
        return value instanceof JsonNull ? "" : VerbatimJson.stringify(value);
    }

    private static JsonValue json(Message value, int depth) {
        if (depth > MAX_DEPTH) {
            throw Field.VALUE.expected("at most " + MAX_DEPTH + " levels");
        }
        if (value.has(Field.STRING_VALUE)) {
            return new JsonString(value.text(Field.STRING_VALUE));
        }
        if (value.has(Field.BOOL_VALUE)) {
            return JsonBoolean.of(value.bool(Field.BOOL_VALUE));
        }
        if (value.has(Field.INT_VALUE)) {
            return JsonNumber.parse(Long.toString(value.integer(Field.INT_VALUE)));
        }
        if (value.has(Field.DOUBLE_VALUE)) {
            double number = value.real(Field.DOUBLE_VALUE);
            return Double.isFinite(number) ? JsonNumber.of(number) : new JsonString(Double.toString(number));
        }
        if (value.has(Field.BYTES_VALUE)) {
            return new JsonString(Base64.getEncoder().encodeToString(value.bytes(Field.BYTES_VALUE)));
        }
        return value.message(Field.ARRAY_VALUE)
                .<JsonValue>map(array -> array(array, depth))
                .or(() -> value.message(Field.KEY_VALUE_LIST).map(map -> object(map, depth)))
                .orElse(JsonNull.NULL);
    }

    private static JsonArray array(Message array, int depth) {
        List<JsonValue> elements = new ArrayList<>();
        array.messages(Field.VALUES).forEach(element -> elements.add(json(element, depth + 1)));
        return new JsonArray(elements);
    }

    private static JsonObject object(Message map, int depth) {
        JsonObject.Builder object = JsonObject.builder();
        for (Message pair : map.messages(Field.VALUES)) {
            JsonValue value = pair.message(Field.VALUE)
                    .map(member -> json(member, depth + 1))
                    .orElse(JsonNull.NULL);
            object.put(pair.text(Field.KEY), value);
        }
        return object.build();
    }
}
