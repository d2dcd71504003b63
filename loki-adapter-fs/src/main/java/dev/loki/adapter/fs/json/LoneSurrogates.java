package dev.loki.adapter.fs.json;

/**
 * Half a surrogate pair, written as an escape. JSON allows it (RFC 8259, section 8.2), ECMAScript reads and writes it, and
 * so does whoever chains its lines; Jackson refuses it in a name.
 */
final class LoneSurrogates {

    private static final int LENGTH = 6;

    private LoneSurrogates() {}

    /**
     * The same JSON with each such escape as the character it stands for, which Jackson takes; the very array where there
     * is none. What follows one in its line moves five columns to the left.
     */
    static char[] unescaped(char[] json) {
        StringBuilder text = null;
        int copied = 0;
        int at = 0;
        while (at < json.length) {
            if (json[at] != '\\') {
                at++;
                continue;
            }
            char c = escaped(json, at);
            if (Character.isHighSurrogate(c) && Character.isLowSurrogate(escaped(json, at + LENGTH))) {
                at += 2 * LENGTH;
            } else if (Character.isSurrogate(c)) {
                text = text == null ? new StringBuilder(json.length) : text;
                text.append(json, copied, at - copied).append(c);
                at += LENGTH;
                copied = at;
            } else {
                at += 2;
            }
        }
        return text == null
                ? json
                : text.append(json, copied, json.length - copied).toString().toCharArray();
    }

    /** What a {@code \}{@code uXXXX} stands for; NUL where there is none. */
    private static char escaped(char[] json, int at) {
        if (at + LENGTH > json.length || json[at] != '\\' || json[at + 1] != 'u') {
            return 0;
        }
        int value = 0;
        for (int i = at + 2; i < at + LENGTH; i++) {
            int digit = json[i] < 128 ? Character.digit(json[i], 16) : -1;
            if (digit < 0) {
                return 0;
            }
            value = 16 * value + digit;
        }
        return (char) value;
    }
}
