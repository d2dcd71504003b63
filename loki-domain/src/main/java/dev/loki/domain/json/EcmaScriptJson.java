package dev.loki.domain.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * JSON text exactly as ECMAScript's {@code JSON.stringify} writes it (ECMA-262, section 25.5.2), without white space.
 * The hashes of the agent chain are taken over this form, so no byte of it may change.
 *
 * <p>Its particulars: integer-like member names come first in numeric order; numbers are doubles in their shortest
 * spelling; infinities are {@code null}; control characters without a short escape and lone surrogates are written as
 * lower-case <code>&#92;u</code> escapes; everything else stands for itself.
 */
public final class EcmaScriptJson {

    private static final long LARGEST_INDEX = 4294967294L;

    private EcmaScriptJson() {}

    /** The value as JSON text. */
    public static String stringify(JsonValue value) {
        StringBuilder text = new StringBuilder(256);
        append(value, text);
        return text.toString();
    }

    /** Writes the value as JSON text behind what is there. */
    public static void append(JsonValue value, StringBuilder text) {
        new Text(text).write(value);
    }

    /** The value as UTF-8. The text holds no lone surrogate, so nothing is replaced. */
    public static byte[] stringifyToUtf8(JsonValue value) {
        return stringify(value).getBytes(StandardCharsets.UTF_8);
    }

    /** ECMA-262, section 10.1.11.1: array indices ascending, then the rest as they came. */
    private static Iterable<Map.Entry<String, JsonValue>> inPropertyOrder(JsonObject object) {
        if (!hasArrayIndex(object)) {
            return object.members().entrySet();
        }
        List<Map.Entry<String, JsonValue>> indices = new ArrayList<>();
        List<Map.Entry<String, JsonValue>> names = new ArrayList<>();
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            (isArrayIndex(member.getKey()) ? indices : names).add(member);
        }
        indices.sort(Comparator.comparingLong(member -> Long.parseLong(member.getKey())));
        indices.addAll(names);
        return indices;
    }

    private static boolean hasArrayIndex(JsonObject object) {
        for (String name : object.members().keySet()) {
            if (isArrayIndex(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isArrayIndex(String name) {
        int length = name.length();
        if (length == 0 || length > 10 || (length > 1 && name.charAt(0) == '0')) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return Long.parseLong(name) <= LARGEST_INDEX;
    }

    private static final class Text extends JsonText {

        private Text(StringBuilder out) {
            super(out, ",", ":");
        }

        @Override
        String spell(JsonNumber number) {
            double value = number.doubleValue();
            return Double.isFinite(value) ? EcmaScriptNumber.toString(value) : "null";
        }

        @Override
        Iterable<Map.Entry<String, JsonValue>> inOrder(JsonObject object) {
            return inPropertyOrder(object);
        }

        @Override
        void writeString(String text) {
            writeUnicode(text);
        }
    }
}
