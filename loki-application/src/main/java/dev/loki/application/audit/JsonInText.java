package dev.loki.application.audit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * JSON that a text consists of, whole or cut off: its strings are masked as what they are assigned to, without taking it
 * apart otherwise. Not thread-safe.
 */
final class JsonInText {

    private static final int MAX_DEPTH = 64;

    private final String text;
    private final NamedTexts named;
    private final StringBuilder masked = new StringBuilder();
    private final Deque<List<SecretName>> around = new ArrayDeque<>();
    private List<SecretName> behind;
    private String last = "";
    private int copied;

    private JsonInText(String text, NamedTexts named, List<SecretName> behind) {
        this.text = text;
        this.named = named;
        this.behind = behind;
    }

    /**
     * The text with such strings masked; as it is where it does not begin as an array or object.
     *
     * @param behind names that the text stands under
     */
    static String mask(String text, NamedTexts named, List<SecretName> behind) {
        int start = skipSpace(text, 0);
        boolean isJson = start < text.length() && (text.charAt(start) == '{' || text.charAt(start) == '[');
        return isJson && text.indexOf('"') >= 0 ? new JsonInText(text, named, behind).mask() : text;
    }

    private String mask() {
        for (int at = 0; at >= 0 && at < text.length() && around.size() <= MAX_DEPTH; ) {
            at = next(at);
        }
        return masked.append(text, copied, text.length()).toString();
    }

    /** Takes what begins at a place, and gives where the next begins, or -1 where a string does not end. */
    private int next(int at) {
        switch (text.charAt(at)) {
            case '{', '[' -> {
                around.push(named.telling(behind));
                behind = around.element();
                last = "";
            }
            case '}', ']' -> {
                around.poll();
                behind = around.isEmpty() ? List.of() : around.element();
                last = "";
            }
            case '"' -> {
                return string(at + 1);
            }
            default -> {}
        }
        return at + 1;
    }

    private int string(int start) {
        int end = endOfString(start);
        if (end < 0) {
            take(start, text.length());
            return -1;
        }
        int next = skipSpace(text, end + 1);
        List<SecretName> outer = around.isEmpty() ? List.of() : around.element();
        if (next < text.length() && text.charAt(next) == ':') {
            behind = SecretName.member(text.substring(start, end), outer);
            last = "";
            return next + 1;
        }
        take(start, end);
        behind = outer;
        last = text.substring(start, end);
        return end + 1;
    }

    private void take(int start, int end) {
        String value = text.substring(start, end);
        String shown = named.mask(value, last.isEmpty() ? behind : SecretName.told(last, behind));
        if (!shown.equals(value)) {
            masked.append(text, copied, start).append(shown);
            copied = end;
        }
    }

    private int endOfString(int start) {
        for (int i = start; i < text.length(); i++) {
            char found = text.charAt(i);
            if (found == '"') {
                return i;
            }
            i += found == '\\' ? 1 : 0;
        }
        return -1;
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
