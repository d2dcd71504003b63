package dev.loki.domain.json;

import java.util.Map;

/**
 * JSON text exactly as Python's {@code json.dumps} writes it with its defaults: {@code ", "} and {@code ": "} between the
 * parts, and ASCII only. The hashes of the dashboard chain are taken over this form, so no byte of it may change.
 *
 * <p>Its particulars: every character outside of U+0020 to U+007E is a lower-case <code>&#92;u</code> escape, DEL too, and
 * an astral one is two; a number is an int or a float by its spelling; what is not finite is {@code NaN},
 * {@code Infinity} or {@code -Infinity}, which is no JSON for anybody else.
 */
public final class PythonJson {

    private PythonJson() {}

    /** {@code json.dumps(value)}: members in their order. */
    public static String dumps(JsonValue value) {
        return write(value, false);
    }

    /** {@code json.dumps(value, sort_keys=True)}: members by the code points of their names, at every depth. */
    public static String dumpsSorted(JsonValue value) {
        return write(value, true);
    }

    private static String write(JsonValue value, boolean sortKeys) {
        Text text = new Text(sortKeys);
        text.write(value);
        return text.out.toString();
    }

    private static final class Text extends JsonText {

        private final boolean sortKeys;

        private Text(boolean sortKeys) {
            super(new StringBuilder(256), ", ", ": ");
            this.sortKeys = sortKeys;
        }

        @Override
        String spell(JsonNumber number) {
            return PythonNumber.toString(number);
        }

        @Override
        Iterable<Map.Entry<String, JsonValue>> inOrder(JsonObject object) {
            return sortKeys ? byName(object) : object.members().entrySet();
        }

        @Override
        void writeString(String text) {
            out.append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= ' ' && c <= '~' && c != '"' && c != '\\') {
                    out.append(c);
                } else {
                    writeEscape(c);
                }
            }
            out.append('"');
        }
    }
}
