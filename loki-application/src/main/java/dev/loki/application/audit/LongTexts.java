package dev.loki.application.audit;

import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.nio.charset.StandardCharsets;

/** Cuts what is too long for the record, so that the whole can still be recognised by its length and SHA-256. */
final class LongTexts {

    /** The longest text that is kept whole, in chars. */
    static final int MAX_TEXT = 32 * 1024;

    /** The largest metadata that is kept, as JSON in UTF-8. */
    static final int MAX_METADATA = 1024 * 1024;

    /** The longest member of what is too long as a whole, in chars. */
    private static final int MAX_MEMBER = 2 * 1024;

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

    /** The text, or both of its ends and how much stood between them: what matters may stand last. */
    static String cutInside(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int head = most / 2;
        int tail = text.length() - (most - head);
        head -= Character.isHighSurrogate(text.charAt(head - 1)) ? 1 : 0;
        tail += Character.isLowSurrogate(text.charAt(tail)) ? 1 : 0;
        String all = Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
        return text.substring(0, head) + " [cut: " + (tail - head) + " characters are left out here; sha256 of all "
                + all + "] " + text.substring(tail);
    }

    /** The object, or both ends of each of its long members, or of the whole where there are too many. */
    static JsonObject cutInside(JsonObject object, int most) {
        if (!isLonger(object, most)) {
            return object;
        }
        JsonObject.Builder shorter = JsonObject.builder();
        object.members().forEach((name, value) -> shorter.put(name, cutInside(value)));
        JsonObject members = shorter.build();
        return isLonger(members, most)
                ? cut(object).with("text", new JsonString(cutInside(EcmaScriptJson.stringify(object), MAX_MEMBER)))
                : members;
    }

    private static JsonValue cutInside(JsonValue value) {
        String text = value instanceof JsonString string ? string.value() : EcmaScriptJson.stringify(value);
        return text.length() <= MAX_MEMBER ? value : new JsonString(cutInside(text, MAX_MEMBER));
    }

    /** The value, or an object that says what it was. */
    static JsonValue cutWhole(JsonValue value) {
        return isLonger(value, MAX_METADATA) ? cut(value) : value;
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
