package dev.loki.domain.shell;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One word of a command after quote removal and brace expansion.
 *
 * @param given the word as it stands in the command, quotes and expansions included
 * @param form how much of its value is known
 * @param value the value of a {@link Form#TEXT}, the pattern, the text with its tilde, or of an {@link Form#UNKNOWN}
 *     word the known text it begins with
 * @param many whether the shell may make none or several words of it
 * @param sketches of an {@link Form#UNKNOWN} word what it may be, as far as the command itself says: texts in which
 *     {@link #HOLE} stands for what is not known, {@link #BELOW} for any number of folders, and {@code *}, {@code ?} and
 *     {@code [} may be of a pattern; none of them is sure
 */
public record Word(String given, Form form, String value, boolean many, List<String> sketches) {
    /** Stands in a sketch for what is not known. */
    public static final char HOLE = '\uFFFC';

    /** Stands in a sketch, as a name of its own, for any number of folders and what is in them. */
    public static final char BELOW = '\uFFFB';

    /** Copies the list. */
    public Word {
        sketches = List.copyOf(sketches);
    }

    Word(String given, Form form, String value, boolean many) {
        this(given, form, value, many, List.of());
    }

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

    /** Stands in a sketch for a text that a code hides from who reads the command. */
    static final char HIDDEN = '\uFFFA';

    /** A sketch of what may be any path at all. */
    static final String ANYWHERE = "/" + BELOW;

    private static final String UNSURE = "*?[" + HOLE + BELOW + HIDDEN;
    private static final int SHOWN = 40;

    static Word of(String text) {
        return new Word(text, Form.TEXT, text, false);
    }

    static Word unknown(String given) {
        return unknown(given, List.of());
    }

    static Word unknown(String given, List<String> sketches) {
        return new Word(given, Form.UNKNOWN, "", true, sketches);
    }

    /** All that the command says it may be: its value, its pattern or its sketches. */
    List<String> spellings() {
        return form == Form.UNKNOWN ? sketches : List.of(value);
    }

    /** The word that a sketch stands for. */
    static Word sketched(String sketch) {
        int sure = 0;
        while (sure < sketch.length() && UNSURE.indexOf(sketch.charAt(sure)) < 0) {
            sure++;
        }
        return sure == sketch.length()
                ? of(sketch)
                : new Word(sketch, Form.UNKNOWN, sketch.substring(0, sure), true, List.of(sketch));
    }

    /** The words that the sketches stand for once the shell has split them at their blanks. */
    static List<String> split(Collection<String> sketches) {
        return sketches.stream()
                .flatMap(sketch -> Arrays.stream(sketch.strip().split("\\s+", -1)))
                .toList();
    }

    /** All that the command says the shell may make of it, split where the shell splits. */
    public List<String> pieces() {
        return many && form == Form.UNKNOWN ? split(sketches) : spellings();
    }

    /** Whether part of it comes out of a code that hides it. */
    boolean isHidden() {
        return sketches.stream().anyMatch(sketch -> sketch.indexOf(HIDDEN) >= 0);
    }

    /** The words joined by blanks, as {@code echo} and {@code eval} do. */
    static Word joined(List<Word> words) {
        StringBuilder text = new StringBuilder();
        Map<Integer, List<String>> alternatives = new HashMap<>();
        for (Word word : words) {
            text.append(text.isEmpty() ? "" : " ");
            if (word.form == Form.UNKNOWN) {
                alternatives.put(text.length(), word.sketches);
                text.append(HOLE);
            } else {
                text.append(word.value);
            }
        }
        boolean known = words.stream().allMatch(word -> word.form == Form.TEXT);
        return known ? of(text.toString()) : unknown(text.toString(), Sketches.of(text.toString(), alternatives));
    }

    /** Where it may come to when it is put into a folder under its own name; the folder itself where that is not known. */
    List<Word> movedInto(Word folder) {
        return spellings().isEmpty()
                ? List.of(folder)
                : spellings().stream().map(spelling -> child(folder, spelling)).toList();
    }

    private Word child(Word folder, String spelling) {
        int end = spelling.length();
        while (end > 1 && spelling.charAt(end - 1) == '/') {
            end--;
        }
        String name = "/" + spelling.substring(spelling.lastIndexOf('/', end - 1) + 1, end);
        Form moved = folder.form == Form.TEXT && form != Form.TEXT ? Form.PATTERN : folder.form;
        List<String> paths =
                folder.sketches.stream().map(sketch -> sketch + name).toList();
        String start = folder.value.endsWith("/") ? folder.value.substring(0, folder.value.length() - 1) : folder.value;
        return new Word(
                folder.given, moved, folder.form == Form.UNKNOWN ? folder.value : start + name, folder.many, paths);
    }

    /** The same word where it stands otherwise in the command. */
    Word given(String text) {
        return new Word(text, form, value, many, sketches);
    }

    /** The word as seen from another folder. */
    Word in(String folder) {
        List<String> moved = pieces().stream()
                .filter(sketch -> form == Form.UNKNOWN)
                .map(sketch -> sketch.startsWith("/") || sketch.startsWith("~") ? sketch : folder + "/" + sketch)
                .toList();
        return new Word(given, form, folder + "/" + value, many, moved);
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
        String rest = value.substring(index);
        List<String> cut = sketches.stream()
                .filter(sketch -> sketch.length() > index)
                .map(sketch -> sketch.substring(index))
                .toList();
        return new Word(rest, form, rest, many, cut);
    }

    /** The word as a message may show it: in one line, and cut. */
    String shown() {
        String line = given.replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}
