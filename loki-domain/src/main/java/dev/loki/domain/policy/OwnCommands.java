package dev.loki.domain.policy;

import dev.loki.domain.shell.Invocation;
import dev.loki.domain.shell.ShellReading;
import dev.loki.domain.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in a command what answers an approval request: {@code loki approve grant} and {@code reject}, by whatever path the
 * program is started. What may be that counts.
 */
final class OwnCommands {

    private static final String GROUP = "approve";
    private static final Set<String> ANSWERS = Set.of("grant", "reject");

    /** The launcher, its jar, and the class that it starts; each by its last name. */
    private static final Pattern PROGRAM = Pattern.compile(
            "(?:.*/)?(?:loki(?:\\.(?:exe|sh|cmd|bat))?|loki[A-Za-z0-9._-]*\\.jar|dev\\.loki\\.cli\\.Main)");

    /** In code, or behind what is not known, with quotes, commas and brackets between. */
    private static final Pattern IN_TEXT = Pattern.compile("\\bapprove\\W{1,20}(?:grant|reject)\\b");

    private OwnCommands() {}

    /** What of it answers a request, for people; empty where nothing does. */
    static Optional<String> answer(ShellReading reading, String text) {
        return reading.invocations().stream()
                .filter(OwnCommands::answers)
                .findFirst()
                .map(run -> "the command runs, or may run, " + run.program().given()
                        + " approve grant or reject, and what an agent asks for is answered by a person")
                .or(() -> inText(reading, text));
    }

    private static boolean answers(Invocation run) {
        List<Word> words = Stream.concat(Stream.of(run.program()), run.arguments().stream())
                .toList();
        for (int i = 0; i < words.size(); i++) {
            if (isProgram(words.get(i)) && asks(words, i + 1)) {
                return true;
            }
        }
        return isUnknown(run.program()) && saysSo(words, 1);
    }

    private static boolean isProgram(Word word) {
        return word.form() == Word.Form.TEXT && PROGRAM.matcher(word.value()).matches();
    }

    /** The words behind the program; one that the shell may make several of may be both. */
    private static boolean asks(List<Word> words, int at) {
        if (at >= words.size() || !mayBe(words.get(at), Set.of(GROUP))) {
            return false;
        }
        boolean both = words.get(at).many() && mayBe(words.get(at), ANSWERS);
        return both || (at + 1 < words.size() && mayBe(words.get(at + 1), ANSWERS));
    }

    private static boolean saysSo(List<Word> words, int at) {
        return at + 1 < words.size()
                && words.get(at).value().equals(GROUP)
                && ANSWERS.contains(words.get(at + 1).value());
    }

    private static boolean mayBe(Word word, Set<String> names) {
        if (word.form() == Word.Form.TEXT) {
            return names.contains(word.value());
        }
        List<String> pieces = word.pieces();
        return pieces.isEmpty() || pieces.stream().anyMatch(piece -> isOpen(piece) || names.contains(piece));
    }

    /** Whether part of it is not known. */
    private static boolean isOpen(String piece) {
        return piece.chars().anyMatch(c -> c == Word.HOLE || c == Word.BELOW || "*?[".indexOf(c) >= 0);
    }

    private static boolean isUnknown(Word word) {
        return word.form() == Word.Form.UNKNOWN;
    }

    private static Optional<String> inText(ShellReading reading, String text) {
        return !reading.certain()
                        && IN_TEXT.matcher(text.replaceAll("[\\\\]", "")).find()
                ? Optional.of("the command cannot be read surely, and says 'approve' and 'grant' or 'reject': "
                        + reading.doubts().get(0))
                : Optional.empty();
    }
}
