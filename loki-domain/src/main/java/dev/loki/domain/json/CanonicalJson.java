package dev.loki.domain.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Recognises, in one pass over UTF-8 and without making objects, what {@link EcmaScriptJson} writes. It never takes
 * anything else. It is allowed to be unsure, and then does not take what may be right: names that begin with a digit,
 * surrogates, objects of more than {@value #MAX_NAMES} members, and what is nested deeper than {@value #MAX_DEPTH}. Not
 * thread-safe.
 */
public final class CanonicalJson {

    /** Not recognised. */
    public static final int NO = -1;

    static final int MAX_DEPTH = 64;
    static final int MAX_NAMES = 64;

    private static final int MAX_PLAIN_DIGITS = 15;
    private static final int MAX_NUMBER = 32;
    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    private final NameStack names = new NameStack();

    /** Where the string that begins here ends, or {@link #NO}. */
    public int string(byte[] bytes, int at, int end) {
        if (at >= end || bytes[at] != '"') {
            return NO;
        }
        int i = at + 1;
        while (i >= 0 && i < end) {
            byte c = bytes[i];
            if (c == '"') {
                return i + 1;
            }
            if (c == '\\') {
                i = escape(bytes, i, end);
            } else if (c < 0) {
                i = Utf8Sequence.end(bytes, i, end);
            } else {
                i = c < ' ' ? NO : i + 1;
            }
        }
        return NO;
    }

    /** Where the value that begins here ends, or {@link #NO}. */
    public int value(byte[] bytes, int at, int end) {
        names.clear();
        return value(bytes, at, end, 0);
    }

    /** Where this text ends, or {@link #NO} where something else stands here. */
    public static int literal(byte[] text, byte[] bytes, int at, int end) {
        int after = at + text.length;
        return at >= 0 && after <= end && Arrays.equals(text, 0, text.length, bytes, at, after) ? after : NO;
    }

    private int value(byte[] bytes, int at, int end, int depth) {
        if (at >= end || depth > MAX_DEPTH) {
            return NO;
        }
        return switch (bytes[at]) {
            case '"' -> string(bytes, at, end);
            case '{' -> object(bytes, at, end, depth);
            case '[' -> array(bytes, at, end, depth);
            case 'n' -> literal(NULL, bytes, at, end);
            case 't' -> literal(TRUE, bytes, at, end);
            case 'f' -> literal(FALSE, bytes, at, end);
            default -> number(bytes, at, end);
        };
    }

    private int array(byte[] bytes, int at, int end, int depth) {
        if (at + 1 < end && bytes[at + 1] == ']') {
            return at + 2;
        }
        int i = at;
        do {
            i = value(bytes, i + 1, end, depth + 1);
        } while (i >= 0 && i < end && bytes[i] == ',');
        return i >= 0 && i < end && bytes[i] == ']' ? i + 1 : NO;
    }

    private int object(byte[] bytes, int at, int end, int depth) {
        if (at + 1 < end && bytes[at + 1] == '}') {
            return at + 2;
        }
        int base = names.size();
        int i = at;
        do {
            i = member(bytes, i + 1, end, depth, base);
        } while (i >= 0 && i < end && bytes[i] == ',');
        names.cutTo(base);
        return i >= 0 && i < end && bytes[i] == '}' ? i + 1 : NO;
    }

    private int member(byte[] bytes, int at, int end, int depth, int base) {
        int colon = string(bytes, at, end);
        if (colon < 0 || colon >= end || bytes[colon] != ':' || isDigit(bytes[at + 1])) {
            return NO;
        }
        boolean isNew = names.size() - base < MAX_NAMES && names.pushNew(bytes, at, colon, base);
        return isNew ? value(bytes, colon + 1, end, depth + 1) : NO;
    }

    private static int number(byte[] bytes, int at, int end) {
        int digits = bytes[at] == '-' ? at + 1 : at;
        int i = digits;
        while (i < end && isDigit(bytes[i])) {
            i++;
        }
        boolean isFollowed = i < end && (bytes[i] == '.' || bytes[i] == 'e' || bytes[i] == 'E');
        if (isFollowed || i - digits > MAX_PLAIN_DIGITS) {
            return rareNumber(bytes, at, end);
        }
        boolean isZero = i == at + 1 && bytes[at] == '0';
        return isZero || (i > digits && bytes[digits] != '0') ? i : NO;
    }

    private static int rareNumber(byte[] bytes, int at, int end) {
        int i = at;
        while (i < end && isNumberPart(bytes[i])) {
            i++;
        }
        if (i - at > MAX_NUMBER) {
            return NO;
        }
        String literal = new String(bytes, at, i - at, StandardCharsets.ISO_8859_1);
        try {
            return EcmaScriptJson.stringify(JsonNumber.parse(literal)).equals(literal) ? i : NO;
        } catch (NumberFormatException e) {
            return NO;
        }
    }

    private static int escape(byte[] bytes, int at, int end) {
        if (at + 1 >= end) {
            return NO;
        }
        return switch (bytes[at + 1]) {
            case '"', '\\', 'b', 't', 'n', 'f', 'r' -> at + 2;
            case 'u' -> at + 6 <= end && isControl(bytes, at + 2) ? at + 6 : NO;
            default -> NO;
        };
    }

    /** Whether four hex digits name a control character that has no short escape. */
    private static boolean isControl(byte[] bytes, int at) {
        if (bytes[at] != '0' || bytes[at + 1] != '0') {
            return false;
        }
        byte last = bytes[at + 3];
        if (bytes[at + 2] == '0') {
            return (last >= '0' && last <= '7') || last == 'b' || last == 'e' || last == 'f';
        }
        return bytes[at + 2] == '1' && (isDigit(last) || (last >= 'a' && last <= 'f'));
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isNumberPart(byte b) {
        return isDigit(b) || b == '.' || b == 'e' || b == 'E' || b == '+' || b == '-';
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
