package dev.loki.json;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads short strict JSON (RFC 8259) of the usual kind, such as the context of a check, without Jackson, whose first use
 * costs a process 20 ms and more. It gives up on whatever is wrong or unusual, and Jackson reads that, or says what is
 * wrong; what both read, they read alike. For one use by one thread.
 */
final class PlainJson {

    /** A longer text is not read for the start of a process. */
    static final int MAX_LENGTH = 64 * 1024;

    private static final int MAX_DEPTH = 50;
    private static final int MAX_NUMBER_LENGTH = 30;

    private final char[] text;
    private final @Nullable ValueLines lines;
    private int at;
    private int line = 1;
    private int depth;

    private PlainJson(char[] text, @Nullable ValueLines lines) {
        this.text = text;
        this.lines = lines;
    }

    /**
     * The value of the text, or Java's null where Jackson must look at it.
     *
     * @param lines where to note each value's line; null where nobody asks
     */
    static @Nullable JsonValue read(char[] text, @Nullable ValueLines lines) {
        if (text.length > MAX_LENGTH) {
            return null;
        }
        PlainJson reader = new PlainJson(text, lines);
        try {
            JsonValue value = reader.value(ValueLines.ROOT);
            return reader.isAtEnd() ? value : null;
        } catch (UnusualException e) {
            return null;
        }
    }

    private JsonValue value(@Nullable String pointer) throws UnusualException {
        char first = next();
        if (lines != null) {
            lines.put(pointer, line);
        }
        return switch (first) {
            case '{' -> object(pointer);
            case '[' -> array(pointer);
            case '"' -> new JsonString(string());
            case 't' -> word("true", JsonBoolean.TRUE);
            case 'f' -> word("false", JsonBoolean.FALSE);
            case 'n' -> word("null", JsonNull.NULL);
            default -> number();
        };
    }

    private JsonObject object(@Nullable String pointer) throws UnusualException {
        enter();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        if (!passes('}')) {
            do {
                require(next() == '"');
                String name = string();
                require(passes(':') && !members.containsKey(name));
                members.put(name, value(child(pointer, name)));
            } while (passes(','));
            require(passes('}'));
        }
        depth--;
        return JsonObject.of(members);
    }

    private JsonArray array(@Nullable String pointer) throws UnusualException {
        enter();
        List<JsonValue> elements = new ArrayList<>();
        if (!passes(']')) {
            do {
                elements.add(value(child(pointer, Integer.toString(elements.size()))));
            } while (passes(','));
            require(passes(']'));
        }
        depth--;
        return new JsonArray(elements);
    }

    private void enter() throws UnusualException {
        at++;
        require(++depth <= MAX_DEPTH);
    }

    private @Nullable String child(@Nullable String pointer, String name) {
        return lines == null ? null : lines.child(pointer, name);
    }

    /** From the quotation mark that is next to behind the one that ends it. */
    private String string() throws UnusualException {
        int begin = ++at;
        while (at < text.length && text[at] != '"' && text[at] != '\\') {
            require(text[at++] >= ' ');
        }
        require(at < text.length);
        if (text[at] == '"') {
            return new String(text, begin, at++ - begin);
        }
        return escaped(new StringBuilder().append(text, begin, at - begin));
    }

    private String escaped(StringBuilder string) throws UnusualException {
        while (true) {
            require(at < text.length && text[at] >= ' ');
            char character = text[at++];
            if (character == '"') {
                return string.toString();
            }
            string.append(character == '\\' ? escape() : character);
        }
    }

    private char escape() throws UnusualException {
        require(at < text.length);
        char letter = text[at++];
        return switch (letter) {
            case '"', '\\', '/' -> letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw new UnusualException();
        };
    }

    private char hex() throws UnusualException {
        require(at + 4 <= text.length);
        int code = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = text[at] < 0x80 ? Character.digit(text[at], 16) : -1;
            require(digit >= 0);
            code = (code << 4) | digit;
        }
        require(!Character.isSurrogate((char) code));
        return (char) code;
    }

    private JsonNumber number() throws UnusualException {
        int begin = at;
        while (at < text.length && isOfNumber(text[at])) {
            at++;
        }
        require(at > begin && at - begin <= MAX_NUMBER_LENGTH);
        try {
            return JsonNumber.parse(new String(text, begin, at - begin));
        } catch (NumberFormatException e) {
            throw new UnusualException();
        }
    }

    private static boolean isOfNumber(char character) {
        return (character >= '0' && character <= '9')
                || character == '-'
                || character == '+'
                || character == '.'
                || character == 'e'
                || character == 'E';
    }

    private JsonValue word(String word, JsonValue meaning) throws UnusualException {
        for (int i = 0; i < word.length(); i++, at++) {
            require(at < text.length && text[at] == word.charAt(i));
        }
        return meaning;
    }

    private boolean passes(char expected) {
        boolean isNext = next() == expected;
        at += isNext ? 1 : 0;
        return isNext;
    }

    private boolean isAtEnd() {
        return next() == 0 && at == text.length;
    }

    /** The next character that is no white space; NUL at the end, and where it is one, which no JSON has. */
    private char next() {
        for (; at < text.length; at++) {
            char character = text[at];
            if (character == '\n' || isLoneReturn()) {
                line++;
            } else if (character != ' ' && character != '\t' && character != '\r') {
                return character;
            }
        }
        return 0;
    }

    private boolean isLoneReturn() {
        return text[at] == '\r' && (at + 1 == text.length || text[at + 1] != '\n');
    }

    private static void require(boolean usual) throws UnusualException {
        if (!usual) {
            throw new UnusualException();
        }
    }

    /** The text is for Jackson to read. */
    private static final class UnusualException extends Exception {

        private static final long serialVersionUID = 1L;

        UnusualException() {
            super(null, null, false, false);
        }
    }
}
