package dev.loki.domain.json;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Nested JSON values from a fixed seed, with odd strings, numbers and names. */
final class RandomValues {
    private static final String[] ODD = {
        "\ud800",
        "\udc00",
        "\ud83d\ude00",
        "\udbff\udfff",
        "\u2028",
        "\u2029",
        "\u007f",
        "\u0080",
        "\0",
        "\u001f",
        "\n",
        "\b",
        "\t",
        "\f",
        "\r",
        "\"",
        "\\",
        "/",
        "\ufeff",
        "\uffff",
        "a",
        "é",
        "__proto__",
        "toJSON",
        "length"
    };
    private static final String[] NAMES = {
        "0", "1", "9", "10", "01", "-1", "1.0", "1e1", "+1", "4294967294", "4294967295", "4294967296", "__proto__", ""
    };

    private final Random random = new Random(20260222);
    private final RandomDoubles doubles = new RandomDoubles();

    JsonValue next() {
        return next(4);
    }

    private JsonValue next(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> JsonNull.NULL;
            case 1 -> JsonBoolean.of(random.nextBoolean());
            case 2 -> JsonNumber.of(doubles.next());
            case 3, 4 -> new JsonString(string());
            case 5 -> array(depth - 1);
            default -> object(depth - 1);
        };
    }

    private JsonArray array(int depth) {
        List<JsonValue> elements =
                IntStream.range(0, random.nextInt(5)).mapToObj(i -> next(depth)).toList();
        return new JsonArray(elements);
    }

    private JsonObject object(int depth) {
        JsonObject.Builder object = JsonObject.builder();
        for (int i = random.nextInt(7); i > 0; i--) {
            object.put(random.nextBoolean() ? NAMES[random.nextInt(NAMES.length)] : string(), next(depth));
        }
        return object.build();
    }

    private String string() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(random.nextBoolean() ? ODD[random.nextInt(ODD.length)] : (char) random.nextInt(0x10000));
        }
        return text.toString();
    }
}
