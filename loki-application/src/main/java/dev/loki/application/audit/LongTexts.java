package dev.loki.application.audit;

import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.nio.charset.StandardCharsets;

/** Cuts what is too long for the record, so that the whole can still be recognised by its length and SHA-256. */
final class LongTexts {

    /** The longest text that is kept whole, in chars. */
    static final int MAX_TEXT = 32 * 1024;

    /** The largest metadata that is kept, as JSON in UTF-8. */
    static final int MAX_METADATA = 1024 * 1024;

    private LongTexts() {}

    /** The text, or its first {@value #MAX_TEXT} chars and what it was. */
    static String cut(String text) {
        return cut(text, MAX_TEXT);
    }

    /** The text, or its first chars and what it was. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        byte[] whole = text.getBytes(StandardCharsets.UTF_8);
        return text.substring(0, end) + " [cut: " + whole.length + " bytes, sha256 " + Sha256.hex(whole) + "]";
    }

    /** The value, or an object that says what it was. */
    static JsonValue cutWhole(JsonValue value) {
        return isLonger(value, MAX_METADATA) ? cut(value) : value;
    }

    /** The object, or one that says what it was. */
    static JsonObject cutWhole(JsonObject object, int most) {
        return isLonger(object, most) ? cut(object) : object;
    }

    private static boolean isLonger(JsonValue value, int most) {
        return EcmaScriptJson.stringifyToUtf8(value).length > most;
    }

    private static JsonObject cut(JsonValue value) {
        byte[] whole = EcmaScriptJson.stringifyToUtf8(value);
        return JsonObject.builder()
                .put("cut", true)
                .put("bytes", whole.length)
                .put("sha256", Sha256.hex(whole))
                .build();
    }
}
