package dev.loki.domain.shell;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The paths that git takes a word for (gitglossary, pathspec): a pattern also where it is quoted, of which {@code *} reaches
 * over slashes and dots, perhaps with magic behind a colon.
 */
final class Pathspec {
    /** A set of a pattern, with classes of characters in it, too. */
    static final String SET = "\\[(?:\\[[:.=][^\\]]*\\]|[^\\]])*\\]";

    private static final String BELOW = String.valueOf(Word.BELOW);

    private Pathspec() {}

    /** Whether it only takes files out. */
    static boolean excludes(Word word) {
        return word.value().matches("(?s):[!^].*|:\\([^)]*exclude.*");
    }

    /** Whether it counts from the top of the working tree, wherever that is. */
    static boolean isFromTop(Word word) {
        return word.value().matches("(?s):/.*|:\\([^)]*top.*");
    }

    /** The word as a path; of a pattern what it may mean. */
    static Word path(Word word) {
        Stream<String> texts = word.pieces().stream().flatMap(text -> meant(text).stream());
        boolean plain = word.form() == Word.Form.HOME
                || word.pieces().isEmpty()
                || word.pieces().stream().noneMatch(text -> text.startsWith(":") || isPattern(text));
        return plain ? word : new Word(word.given(), Word.Form.UNKNOWN, "", true, texts.toList());
    }

    private static List<String> meant(String text) {
        boolean anyCase = text.matches("(?s):\\([^)]*icase.*");
        String magic = text.startsWith(":") ? text.replaceFirst("(?s)^:(\\([^)]*\\)|[/!^]*:?)", "") : text;
        String path = anyCase ? magic.toLowerCase(Locale.ROOT) : magic;
        String rest = path.isEmpty() || path.matches("\\*+") ? "." : path;
        List<String> places =
                text.matches("(?s):/.*|:\\([^)]*top.*") ? List.of(rest, "/" + BELOW + "/" + rest) : List.of(rest);
        return places.stream().flatMap(Pathspec::patterns).toList();
    }

    /** A pattern as it reaches over slashes: from its fixed start, anywhere below it, and with anything below. */
    private static Stream<String> patterns(String path) {
        if (!isPattern(path)) {
            return Stream.of(path);
        }
        String open = path.replaceAll(SET + "|[*?]", String.valueOf(Word.HOLE))
                .replaceAll(Word.HOLE + "+", String.valueOf(Word.HOLE));
        int folder = open.lastIndexOf('/', open.indexOf(Word.HOLE)) + 1;
        String below = open.substring(0, folder) + BELOW + "/" + open.substring(folder);
        boolean ends = open.charAt(open.length() - 1) != Word.HOLE;
        return ends ? Stream.of(open, below) : Stream.of(open, below, open + "/" + BELOW, below + "/" + BELOW);
    }

    private static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
    }
}
