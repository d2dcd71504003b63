package dev.loki.domain.policy;

import dev.loki.domain.shell.ShellReading;
import dev.loki.domain.shell.Word;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for the names of Loki's own files in a command that is not read surely: in its text, and in the words that the shell
 * makes of it. A pattern counts where it may mean one of them.
 */
final class OwnNames {

    private static final String NO_PATH = "[^\\w./~*?\\[\\]!^" + Word.HOLE + "-]+";
    private static final Pattern SET = Pattern.compile("\\[[^\\[\\]]+\\]");
    private static final Pattern WILD = Pattern.compile("[*?" + Word.HOLE + "]|" + SET);

    /** As regular expressions begin, and patterns of hidden files. */
    private static final Pattern REGULAR = Pattern.compile("(?:^|/)\\.[*?]");

    private static final int MOST_NAMES = 20;
    private static final int MOST_PATTERNS = 5_000;

    private final OwnPaths own;

    OwnNames(OwnPaths own) {
        this.own = own;
    }

    /**
     * Whether they are named, or may be; where there are too many patterns, they may.
     *
     * @param base what a relative pattern is relative to, absolute
     */
    boolean stand(ShellReading reading, String command, String base) {
        Stream<String> words = reading.invocations().stream()
                .flatMap(run -> run.arguments().stream())
                .flatMap(word -> Stream.concat(Stream.of(word.value()), word.sketches().stream()));
        List<String> texts = Stream.concat(Stream.of(command, command.replaceAll("['\"\\\\]", "")), words)
                .distinct()
                .toList();
        return texts.stream().anyMatch(own::areNamedIn) || mayStand(texts, base);
    }

    private boolean mayStand(List<String> texts, String base) {
        List<String> patterns = texts.stream()
                .flatMap(text -> Stream.of(text.split(NO_PATH, -1)))
                .map(piece -> piece.replaceFirst("^-+", ""))
                .distinct()
                .filter(piece -> piece.length() > 2 && WILD.matcher(piece).find())
                .filter(OwnNames::saysSomething)
                .map(piece -> SET.matcher(piece).replaceAll("").matches(".*[\\[\\]].*")
                        ? piece.replaceAll("[\\[\\]]", "?")
                        : piece)
                .flatMap(OwnNames::places)
                .distinct()
                .limit(MOST_PATTERNS)
                .toList();
        return patterns.size() == MOST_PATTERNS || patterns.stream().anyMatch(piece -> mayMean(piece, base));
    }

    /** What begins as a regular expression does must end as one of the names do. */
    private boolean mayMean(String piece, String base) {
        boolean regular = REGULAR.matcher(piece).find();
        return LexicalPath.resolve(piece, base)
                .filter(pattern -> regular ? own.mayEqual(pattern, base) : own.mayBe(pattern, base, false))
                .isPresent();
    }

    /** Whether letters stand outside of sets; behind {@code .*}, as regular expressions begin, more than one. */
    private static boolean saysSomething(String piece) {
        String plain = SET.matcher(piece).replaceAll("");
        long letters = plain.chars()
                .filter(c -> c < 128 && Character.isLetterOrDigit(c))
                .count();
        return letters > (REGULAR.matcher(piece).find() ? 2 : 0);
    }

    /** A path that begins elsewhere, as in a container, counts from each of its names on. */
    private static Stream<String> places(String piece) {
        return piece.startsWith("/")
                ? Stream.iterate(piece, rest -> !rest.isEmpty(), OwnNames::behindSlash)
                        .limit(MOST_NAMES)
                : Stream.of(piece);
    }

    private static String behindSlash(String path) {
        return path.substring(path.indexOf('/') < 0 ? path.length() : path.indexOf('/') + 1);
    }
}
