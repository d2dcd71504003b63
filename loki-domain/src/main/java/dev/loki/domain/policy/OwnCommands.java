package dev.loki.domain.policy;

import dev.loki.domain.shell.Invocation;
import dev.loki.domain.shell.ShellReading;
import dev.loki.domain.shell.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in a command those of Loki's own that are an operator's to run, by whatever path the program is started: those that
 * answer an approval request, or repair what is kept of them, that change what is counted, delivered or chained, make or
 * change keys, see to hooks, the resident process and the policies, or go on without these. What may be one of them counts.
 */
final class OwnCommands {

    private static final String APPROVE = "approve";
    private static final Set<String> ANSWERS = Set.of("grant", "reject");
    private static final Pattern REQUEST = Pattern.compile("\\bapr-[0-9]+-");

    /** Groups of which an agent may run the others. */
    private static final Map<String, Set<String>> COMMANDS = Map.of(
            APPROVE,
            Set.of("grant", "reject", "repair"),
            "budget",
            Set.of("record", "repair"),
            "audit",
            Set.of("keygen", "new-segment", "rotate-key"),
            "outbox",
            Set.of("confirm"));

    /** Groups of which it may run nothing. */
    private static final Set<String> GROUPS = Set.of("daemon", "hook", "init");

    /** What makes {@code run} one of them, beside the other. */
    private static final String WITHOUT_POLICIES = "--policies-changed";

    private static final String RESUME = "--resume";

    private static final Set<String> OF_GROUPS =
            Set.of("install", "uninstall", "status", "answer", "start", "stop", "serve");

    /** The launcher, its jar, and the class that it starts; each by its last name. */
    private static final Pattern PROGRAM = Pattern.compile(
            "(?:.*/)?(?:loki(?:\\.(?:exe|sh|cmd|bat))?|loki[A-Za-z0-9._-]*\\.jar|dev\\.loki\\.cli\\.Main)");

    private static final Pattern IN_JAVA = Pattern.compile(".*(?:\\.jar|\\.Main)");

    /** What hooks run, which speaks for an agent. */
    private static final Pattern CLIENT = Pattern.compile("(?:.*/)?loki-hook(?:\\.(?:exe|sh|cmd|bat))?");

    private static final Set<String> AGENTS = Set.of("claude-code", "codex", "gemini", "cursor");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "source", ".");

    /** In code, or behind what is not known, with quotes, commas and brackets between. */
    private static final Pattern IN_TEXT = Pattern.compile("\\b(?:approve\\W{1,20}(?:grant|reject|repair)"
            + "|budget\\W{1,20}(?:record|repair)|audit\\W{1,20}(?:keygen|new-segment|rotate-key)|outbox\\W{1,20}confirm"
            + "|loki\\W{1,20}(?:daemon|hook|init)"
            + "|loki-hook\\W{1,20}(?:claude-code|codex|gemini|cursor))\\b"
            + "|--resume\\b.{1,80}--policies-changed|--policies-changed\\b.{1,80}--resume");

    private OwnCommands() {}

    /** What of it is an operator's to run, for people; empty where nothing is. */
    static Optional<String> refused(ShellReading reading, String text) {
        return reading.invocations().stream()
                .flatMap(run -> OwnCommands.named(run).stream()
                        .map(what ->
                                "the command runs, or may run, " + run.program().given() + " " + what))
                .findFirst()
                .or(() -> inText(reading, text));
    }

    /** What an invocation runs, and why not. */
    private static Optional<String> named(Invocation run) {
        List<Word> words = Stream.concat(Stream.of(run.program()), run.arguments().stream())
                .toList();
        for (int i = 0; i < words.size(); i++) {
            if (isText(words.get(i), CLIENT) && (isStarted(words, i) || isOneOf(words, i + 1, AGENTS))) {
                return Optional.of("which only an agent's hooks may");
            }
            Optional<String> asked = isText(words.get(i), PROGRAM) ? asked(words, i) : Optional.empty();
            if (asked.isPresent()) {
                return asked;
            }
        }
        return byUnknown(run.program(), words).or(() -> namesRequest(words) ? answering() : Optional.empty());
    }

    /** The words behind the program; one that the shell may make several of may be both. */
    private static Optional<String> asked(List<Word> words, int program) {
        int at = program + 1;
        if (at >= words.size()) {
            return Optional.empty();
        }
        Word group = words.get(at);
        for (Map.Entry<String, Set<String>> commands : COMMANDS.entrySet()) {
            boolean both = group.many() && mayBe(group, commands.getValue());
            boolean next = at + 1 < words.size() && mayBe(words.get(at + 1), commands.getValue());
            if ((both || next) && mayBe(group, Set.of(commands.getKey()))) {
                return ofOperators(commands.getKey());
            }
        }
        if (mayBe(group, Set.of("run")) && goesOnWithoutPolicies(words.subList(at + 1, words.size()))) {
            return ofOperators("run " + WITHOUT_POLICIES);
        }
        boolean whole = isStarted(words, program)
                ? mayBe(group, GROUPS)
                : isOneOf(words, at, GROUPS) && isOneOf(words, at + 1, OF_GROUPS);
        return whole ? ofOperators(group.value()) : Optional.empty();
    }

    /** A word that is not known counts where the cycle is surely resumed: else no run could have one in its command. */
    private static boolean goesOnWithoutPolicies(List<Word> options) {
        boolean resumes = options.stream().anyMatch(word -> isExactly(word, RESUME));
        return options.stream()
                .takeWhile(word -> !isExactly(word, "--"))
                .anyMatch(word ->
                        isExactly(word, WITHOUT_POLICIES) || (resumes && mayBe(word, Set.of(WITHOUT_POLICIES))));
    }

    /** By whatever name the program was given, options between: nothing else answers what has such an id. */
    private static boolean namesRequest(List<Word> words) {
        List<String> said = words.stream().skip(1).map(Word::value).toList();
        List<String> behind = said.subList(said.indexOf(APPROVE) + 1, said.size());
        return behind.size() < said.size()
                && behind.stream().anyMatch(ANSWERS::contains)
                && behind.stream().anyMatch(word -> REQUEST.matcher(word).find());
    }

    /** A program that is not known may be any; one that is named after Loki surely is. */
    private static Optional<String> byUnknown(Word program, List<Word> words) {
        if (program.form() != Word.Form.UNKNOWN) {
            return Optional.empty();
        }
        boolean ours = program.given().contains("LOKI");
        for (Map.Entry<String, Set<String>> commands : COMMANDS.entrySet()) {
            if (isOneOf(words, 1, Set.of(commands.getKey())) && isOneOf(words, 2, commands.getValue())) {
                return ofOperators(commands.getKey());
            }
        }
        return isOneOf(words, 1, GROUPS) && (ours || isOneOf(words, 2, OF_GROUPS))
                ? ofOperators(words.get(1).value())
                : Optional.empty();
    }

    private static Optional<String> ofOperators(String group) {
        return group.equals(APPROVE)
                ? answering()
                : Optional.of(
                        group
                                + ", or another command that is an operator's to run: in a terminal of his own, outside of loki run");
    }

    private static Optional<String> answering() {
        return Optional.of("approve grant, reject or repair, and what an agent asks for is answered by a person");
    }

    /** Whether the word is what is started, or handed to what starts it; else it may be any argument. */
    private static boolean isStarted(List<Word> words, int at) {
        return at == 0
                || IN_JAVA.matcher(words.get(at).value()).matches()
                || SHELLS.contains(lastName(words.get(0).value()));
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static boolean isText(Word word, Pattern pattern) {
        return word.form() == Word.Form.TEXT && pattern.matcher(word.value()).matches();
    }

    private static boolean isExactly(Word word, String text) {
        return word.form() == Word.Form.TEXT && word.value().equals(text);
    }

    private static boolean isOneOf(List<Word> words, int at, Set<String> names) {
        return at < words.size() && names.contains(words.get(at).value());
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

    private static Optional<String> inText(ShellReading reading, String text) {
        return !reading.certain()
                        && IN_TEXT.matcher(text.replaceAll("[\\\\]", "")).find()
                ? Optional.of("the command cannot be read surely, and names a command that is an operator's to run: "
                        + reading.doubts().get(0))
                : Optional.empty();
    }
}
