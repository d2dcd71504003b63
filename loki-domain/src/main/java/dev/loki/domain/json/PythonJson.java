package dev.loki.domain.json;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * JSON text exactly as Python's {@code json.dumps} writes it with its defaults: {@code ", "} and {@code ": "} between the
 * parts, and ASCII only. The hashes of the dashboard chain are taken over this form, so no byte of it may change.
 *
 * <p>Its particulars: every character outside of U+0020 to U+007E is a lower-case <code>&#92;u</code> escape, DEL too, and
 * an astral one is two; a number is an int or a float by its spelling; what is not finite is {@code NaN},
 * {@code Infinity} or {@code -Infinity}, which is no JSON for anybody else.
 */
public final class PythonJson {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder(256);
    private final boolean sortKeys;

    private PythonJson(boolean sortKeys) {
        this.sortKeys = sortKeys;
    }

    /** {@code json.dumps(value)}: members in their order. */
    public static String dumps(JsonValue value) {
        return write(value, false);
    }

    /** {@code json.dumps(value, sort_keys=True)}: members by the code points of their names, at every depth. */
    public static String dumpsSorted(JsonValue value) {
        return write(value, true);
    }

    private static String write(JsonValue value, boolean sortKeys) {
        PythonJson writer = new PythonJson(sortKeys);
        writer.write(value);
        return writer.out.toString();
    }

    private void write(JsonValue value) {
        if (value instanceof JsonString string) {
            writeString(string.value());
        } else if (value instanceof JsonNumber number) {
            out.append(PythonNumber.toString(number));
        } else if (value instanceof JsonObject object) {
            writeObject(object);
        } else if (value instanceof JsonArray array) {
            writeArray(array);
        } else {
            out.append(value);
        }
    }

    private void writeArray(JsonArray array) {
        out.append('[');
        String separator = "";
        for (JsonValue element : array.elements()) {
            out.append(separator);
            write(element);
            separator = ", ";
        }
        out.append(']');
    }

    private void writeObject(JsonObject object) {
        Stream<Map.Entry<String, JsonValue>> members = object.members().entrySet().stream();
        Iterable<Map.Entry<String, JsonValue>> ordered = (sortKeys
                        ? members.sorted(Comparator.comparing(Map.Entry::getKey, CodePointOrder.ASCENDING))
                        : members)
                .toList();
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonValue> member : ordered) {
            out.append(separator);
            writeString(member.getKey());
            out.append(": ");
            write(member.getValue());
            separator = ", ";
        }
        out.append('}');
    }

    private void writeString(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            writeCharacter(text.charAt(i));
        }
        out.append('"');
    }

    private void writeCharacter(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c >= ' ' && c <= '~') {
                    out.append(c);
                } else {
                    writeEscape(c);
                }
            }
        }
    }

    private void writeEscape(char c) {
        out.append("\\u")
                .append(HEX[c >> 12])
                .append(HEX[c >> 8 & 0xf])
                .append(HEX[c >> 4 & 0xf])
                .append(HEX[c & 0xf]);
    }
}
