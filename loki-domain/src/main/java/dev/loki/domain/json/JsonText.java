package dev.loki.domain.json;

import java.util.Map;

/**
 * Writes a value as JSON text; what the dialects of JSON differ in is for the subclass to say. For one use by one thread.
 */
abstract class JsonText {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    final StringBuilder out;
    private final String comma;
    private final String colon;

    /**
     * @param out what is written to
     * @param comma what stands between two elements or members
     * @param colon what stands between a name and its value
     */
    JsonText(StringBuilder out, String comma, String colon) {
        this.out = out;
        this.comma = comma;
        this.colon = colon;
    }

    /** A number's spelling. */
    abstract String spell(JsonNumber number);

    /** The members as they are to stand. */
    abstract Iterable<Map.Entry<String, JsonValue>> inOrder(JsonObject object);

    /** The members by the code points of their names. */
    static Iterable<Map.Entry<String, JsonValue>> byName(JsonObject object) {
        return object.members().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(CodePointOrder.ASCENDING))
                .toList();
    }

    /** Writes a text with its quotes. */
    abstract void writeString(String text);

    final void write(JsonValue value) {
        if (value instanceof JsonString string) {
            writeString(string.value());
        } else if (value instanceof JsonNumber number) {
            out.append(spell(number));
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
            separator = comma;
        }
        out.append(']');
    }

    private void writeObject(JsonObject object) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonValue> member : inOrder(object)) {
            out.append(separator);
            writeString(member.getKey());
            out.append(colon);
            write(member.getValue());
            separator = comma;
        }
        out.append('}');
    }

    /** Writes a text with its quotes; every character stands for itself, but controls and lone surrogates. */
    final void writeUnicode(String text) {
        out.append('"');
        int plainFrom = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
                continue;
            }
            if (isPair(text, i)) {
                i++;
                continue;
            }
            out.append(text, plainFrom, i);
            writeEscape(c);
            plainFrom = i + 1;
        }
        out.append(text, plainFrom, text.length()).append('"');
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    /** Writes a character as an escape: the short one where there is one, else in lower-case hex. */
    final void writeEscape(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default ->
                out.append("\\u")
                        .append(HEX[c >> 12])
                        .append(HEX[c >> 8 & 0xf])
                        .append(HEX[c >> 4 & 0xf])
                        .append(HEX[c & 0xf]);
        }
    }
}
