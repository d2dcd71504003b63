package dev.loki.adapter.otlp.wire;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A message in JSON.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">OTLP, JSON Protobuf encoding</a>
 */
final class JsonMessage implements Message {

    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");
    private static final long LARGEST_32_BITS = 0xffff_ffffL;

    private final JsonObject object;

    JsonMessage(JsonObject object) {
        this.object = object;
    }

    @Override
    public boolean has(Field field) {
        return value(field) != null;
    }

    @Override
    public Optional<Message> message(Field field) {
        return read(field, value -> message(field, value));
    }

    @Override
    public Iterable<Message> messages(Field list) {
        List<JsonValue> elements = array(list);
        return () -> new Iterator<>() {

            private int next;

            @Override
            public boolean hasNext() {
                return next < elements.size();
            }

            @Override
            public Message next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return message(list, elements.get(next++));
            }
        };
    }

    @Override
    public String text(Field field) {
        return read(field, value -> string(field, value)).orElse("");
    }

    @Override
    public Optional<TraceId> traceId(Field field) {
        return id(field, 32, TraceId::parse);
    }

    @Override
    public Optional<SpanId> spanId(Field field) {
        return id(field, 16, SpanId::parse);
    }

    @Override
    public byte[] bytes(Field field) {
        String text = text(field);
        try {
            return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException e) {
            throw field.expected("base64");
        }
    }

    @Override
    public long integer(Field field) {
        return read(field, value -> integer(field, value)).orElse(0L);
    }

    @Override
    public long fixed32(Field field) {
        long number = integer(field);
        if (number < 0 || number > LARGEST_32_BITS) {
            throw field.expected("an integer of 32 bits without a sign");
        }
        return number;
    }

    @Override
    public long fixed64(Field field) {
        return integer(field);
    }

    @Override
    public double real(Field field) {
        return read(field, value -> real(field, value)).orElse(0.0);
    }

    @Override
    public boolean bool(Field field) {
        return read(field, value -> {
                    if (value instanceof JsonBoolean truth) {
                        return truth.value();
                    }
                    throw field.expected("true or false");
                })
                .orElse(false);
    }

    @Override
    public int choice(Field field, List<String> names) {
        JsonValue value = value(field);
        long number = value instanceof JsonString name && names.contains(name.value())
                ? names.indexOf(name.value())
                : integer(field);
        if (number < 0 || number >= names.size()) {
            throw field.expected("a number from 0 to " + (names.size() - 1));
        }
        return (int) number;
    }

    @Override
    public List<Long> fixed64s(Field field, int most) {
        return all(field, most, value -> integer(field, value));
    }

    @Override
    public List<Double> reals(Field field, int most) {
        return all(field, most, value -> real(field, value));
    }

    private @Nullable JsonValue value(Field field) {
        return object.get(field.jsonName());
    }

    private <T> Optional<T> read(Field field, Function<JsonValue, T> reading) {
        return Optional.ofNullable(value(field)).map(reading);
    }

    private <T> List<T> all(Field field, int most, Function<JsonValue, T> reading) {
        List<JsonValue> elements = array(field);
        if (elements.size() > most) {
            throw field.expected("at most " + most + " numbers");
        }
        List<T> numbers = new ArrayList<>(elements.size());
        elements.forEach(element -> numbers.add(reading.apply(element)));
        return numbers;
    }

    private List<JsonValue> array(Field field) {
        return read(field, value -> {
                    if (value instanceof JsonArray array) {
                        return array.elements();
                    }
                    throw field.expected("an array");
                })
                .orElse(List.of());
    }

    private <T> Optional<T> id(Field field, int digits, Function<String, T> parsing) {
        String hex = text(field).toLowerCase(Locale.ROOT);
        if (hex.isEmpty()) {
            return Optional.empty();
        }
        try {
            return hex.equals("0".repeat(digits)) ? Optional.empty() : Optional.of(parsing.apply(hex));
        } catch (IllegalArgumentException e) {
            throw field.expected(digits + " hex digits");
        }
    }

    private static Message message(Field field, JsonValue value) {
        if (value instanceof JsonObject object) {
            return new JsonMessage(object);
        }
        throw field.expected("an object");
    }

    private static String string(Field field, JsonValue value) {
        if (value instanceof JsonString string) {
            return string.value();
        }
        throw field.expected("a string");
    }

    private static long integer(Field field, JsonValue value) {
        try {
            return Int64.read(value);
        } catch (IllegalArgumentException e) {
            throw field.expected("an integer of 64 bits");
        }
    }

    private static double real(Field field, JsonValue value) {
        try {
            if (value instanceof JsonString text) {
                return NOT_FINITE.contains(text.value())
                        ? Double.parseDouble(text.value())
                        : finite(JsonNumber.parse(text.value()));
            }
            if (value instanceof JsonNumber number) {
                return finite(number);
            }
        } catch (NumberFormatException e) {
            throw field.expected("a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
        }
        throw field.expected("a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
    }

    private static double finite(JsonNumber number) {
        if (Double.isInfinite(number.doubleValue())) {
            throw new NumberFormatException("beyond the range of doubles");
        }
        return number.doubleValue();
    }
}
