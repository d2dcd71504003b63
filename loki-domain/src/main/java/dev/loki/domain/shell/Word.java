package dev.loki.domain.shell;

import java.util.Optional;

/**
 * One word of a command after quote removal and brace expansion.
 *
 * @param given the word as it stands in the command, quotes and expansions included
 * @param form how much of its value is known
 * @param value the value of a {@link Form#TEXT}, the pattern, the text with its tilde, or of an {@link Form#UNKNOWN}
 *     word the known text it begins with
 * @param many whether the shell may make none or several words of it
 */
public record Word(String given, Form form, String value, boolean many) {
    /** How much of a word's value is known. */
    public enum Form {
        /** The value is known. */
        TEXT,
        /** The value begins with {@code ~} alone or {@code ~/}, which stands for the user's home folder. */
        HOME,
        /** A pattern: all that it can become begins with the text before its first pattern character. */
        PATTERN,
        /** The value depends on a variable, a substitution or something else that only the shell sees. */
        UNKNOWN
    }

    private static final int SHOWN = 40;

    static Word of(String text) {
        return new Word(text, Form.TEXT, text, false);
    }

    static Word unknown(String given) {
        return new Word(given, Form.UNKNOWN, "", true);
    }

    /** The value, when it is known. */
    public Optional<String> text() {
        return form == Form.TEXT ? Optional.of(value) : Optional.empty();
    }

    /** The text after the last slash, when it is known: a program's name without its folder. */
    public Optional<String> baseName() {
        boolean named = form == Form.TEXT || (form == Form.HOME && value.indexOf('/') > 0);
        return named ? Optional.of(value.substring(value.lastIndexOf('/') + 1)) : Optional.empty();
    }

    /** Of a pattern the folders it begins with, up to the last slash before its first pattern character. */
    public String literalFolder() {
        int end = 0;
        while (end < value.length() && (form != Form.PATTERN || "*?[".indexOf(value.charAt(end)) < 0)) {
            end++;
        }
        return value.substring(0, value.lastIndexOf('/', end) + 1);
    }

    boolean is(String text) {
        return form == Form.TEXT && value.equals(text);
    }

    boolean startsWith(String prefix) {
        return value.startsWith(prefix);
    }

    /** The word without its first characters, which must be known. */
    Word from(int index) {
        return new Word(value.substring(index), form, value.substring(index), many);
    }

    /** The word as a message may show it: in one line, and cut. */
    String shown() {
        String line = given.replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}
