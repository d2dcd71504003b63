package dev.loki.domain.json;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * JSON text, without white space, that says a value as it was read: members in their order, and numbers as they were
 * spelled, beyond the precision of doubles too. Lone surrogates are escapes, so that the text has a UTF-8 form.
 */
public final class VerbatimJson {

    private VerbatimJson() {}

    /** The value as JSON text. */
    public static String stringify(JsonValue value) {
        return write(value, false);
    }

    /** The value as JSON text in which members stand by the code points of their names, at every depth. */
    public static String stringifySorted(JsonValue value) {
        return write(value, true);
    }

    /** The value as JSON text in UTF-8. */
    public static byte[] stringifyToUtf8(JsonValue value) {
        return stringify(value).getBytes(StandardCharsets.UTF_8);
    }

    private static String write(JsonValue value, boolean sortKeys) {
        Text text = new Text(sortKeys);
        text.write(value);
        return text.out.toString();
    }

    private static final class Text extends JsonText {

        private final boolean sortKeys;

        private Text(boolean sortKeys) {
            super(new StringBuilder(256), ",", ":");
            this.sortKeys = sortKeys;
        }

        @Override
        String spell(JsonNumber number) {
            return number.literal();
        }

        @Override
        Iterable<Map.Entry<String, JsonValue>> inOrder(JsonObject object) {
            return sortKeys ? byName(object) : object.members().entrySet();
        }

        @Override
        void writeString(String text) {
            writeUnicode(text);
        }
    }
}
