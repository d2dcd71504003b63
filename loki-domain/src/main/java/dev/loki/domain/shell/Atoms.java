package dev.loki.domain.shell;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A word while it is read: its characters, and of each whether it was quoted, or stands for something not known. */
final class Atoms {
    private static final char HOLE = Word.HOLE;

    private final StringBuilder chars = new StringBuilder();
    private final BitSet quoted = new BitSet();
    private final BitSet holes = new BitSet();
    private final Map<Integer, List<String>> sketches = new HashMap<>();
    private boolean anyQuote;
    private boolean splits;

    void plain(char c) {
        if (isUnknown(c)) {
            hole(false);
        } else {
            chars.append(c);
        }
    }

    void quoted(char c) {
        anyQuote = true;
        if (isUnknown(c)) {
            hole(true);
            return;
        }
        quoted.set(chars.length());
        chars.append(c);
    }

    void quoted(String text) {
        anyQuote = true;
        quoted.set(chars.length(), chars.length() + text.length());
        chars.append(text);
    }

    /** Whether it stands for something not known, in a text that was itself put together. */
    private static boolean isUnknown(char c) {
        return c == HOLE || c == Word.BELOW;
    }

    /** Something whose value is not known; outside double quotes it may split the word. */
    void hole(boolean mayNotSplit) {
        hole(mayNotSplit, List.of());
    }

    /** Something that may be one of these. */
    void hole(boolean mayNotSplit, List<String> alternatives) {
        splits |= !mayNotSplit;
        if (!alternatives.isEmpty()) {
            sketches.put(chars.length(), alternatives);
        }
        holes.set(chars.length());
        chars.append(HOLE);
    }

    /** Says that the shell may make none or several words of this one. */
    void split() {
        splits = true;
    }

    int length() {
        return chars.length();
    }

    /** The unquoted character at an index; of a quoted or unknown one {@link Source#END}. */
    char bare(int index) {
        boolean bare = index < chars.length() && !quoted.get(index) && !holes.get(index);
        return bare ? chars.charAt(index) : Source.END;
    }

    /** The text between two indexes, where all of it is unquoted and known; else empty. */
    String bareText(int from, int to) {
        boolean bare = IntStream.range(from, to).allMatch(i -> bare(i) != Source.END);
        return bare ? chars.substring(from, to) : "";
    }

    /** How often a character stands unquoted. */
    long count(char c) {
        return IntStream.range(0, length()).filter(i -> bare(i) == c).count();
    }

    boolean hasHole() {
        return !holes.isEmpty();
    }

    boolean hasQuote() {
        return anyQuote;
    }

    /** The characters, where none is unknown. */
    String text() {
        return chars.toString();
    }

    /** Whether it is exactly this, all unquoted, as reserved words have to be. */
    boolean isBare(String text) {
        return !anyQuote && holes.isEmpty() && chars.length() == text.length() && text.contentEquals(chars);
    }

    /** Whether the text holds what some later expansion of it would run. */
    boolean holdsCode() {
        return chars.indexOf("$(") >= 0 || chars.indexOf("`") >= 0;
    }

    /** The index of the {@code =} of an assignment; -1 when this is none. */
    int assignment() {
        int end = 0;
        while (isNameCharacter(bare(end), end)) {
            end++;
        }
        int equals = bare(end) == '+' ? end + 1 : end;
        return end > 0 && bare(equals) == '=' ? equals : -1;
    }

    static boolean isNameCharacter(char c, int index) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (index > 0 && c >= '0' && c <= '9');
    }

    void append(Atoms other, int from, int to) {
        for (int i = from; i < to; i++) {
            int end = chars.length();
            quoted.set(end, other.quoted.get(i));
            holes.set(end, other.holes.get(i));
            List<String> alternatives = other.sketches.get(i);
            if (alternatives != null) {
                sketches.put(end, alternatives);
            }
            chars.append(other.chars.charAt(i));
        }
        anyQuote |= other.anyQuote;
        splits |= other.splits;
    }

    /** The word that the shell makes of this, braces taken as they are. */
    Word word(String given) {
        if (hasHole()) {
            String known = chars.substring(0, holes.nextSetBit(0));
            return new Word(given, Word.Form.UNKNOWN, known, splits, Sketches.of(text(), sketches));
        }
        Word.Form form = form();
        return form == Word.Form.UNKNOWN
                ? new Word(given, form, "", splits(), List.of(text()))
                : new Word(given, form, text(), form != Word.Form.TEXT && splits());
    }

    private boolean splits() {
        return splits || isPattern();
    }

    private Word.Form form() {
        if (bare(0) == '~') {
            return isPattern() || (length() > 1 && bare(1) != '/') ? Word.Form.UNKNOWN : Word.Form.HOME;
        }
        if (isPattern()) {
            return mayMeanParent() ? Word.Form.UNKNOWN : Word.Form.PATTERN;
        }
        return splits ? Word.Form.UNKNOWN : Word.Form.TEXT;
    }

    private boolean isPattern() {
        boolean bracket = false;
        for (int i = 0; i < length(); i++) {
            char c = bare(i);
            if (c == '*' || c == '?' || (c == ']' && bracket)) {
                return true;
            }
            bracket |= c == '[';
        }
        return false;
    }

    /** Whether a component such as {@code .*} could become {@code ..}. */
    private boolean mayMeanParent() {
        for (int i = 1; i < length(); i++) {
            boolean opens = i == 1 || chars.charAt(i - 2) == '/';
            if (opens && chars.charAt(i - 1) == '.' && "*?[".indexOf(bare(i)) >= 0 && bare(i) != Source.END) {
                return true;
            }
        }
        return false;
    }
}
