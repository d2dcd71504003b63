package dev.loki.domain.policy;

import dev.loki.domain.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** An agent's program and what of its command line switches its hooks off (each vendor's reference of the command line). */
final class KnownAgent {

    /** Keys of Codex by which only the answer changes. */
    private static final Pattern HARMLESS = Pattern.compile("model(?:_reasoning_\\w+|_verbosity)?=.*", Pattern.DOTALL);

    private final String name;
    private final Pattern program;
    private final Set<String> options;
    private final Set<String> shortOptions;
    private final Set<String> commands;
    private final Set<String> looking;

    /**
     * @param program the last name of its program or package, a regular expression
     * @param options of which each switches off, by blanks
     * @param shortOptions the same, with a value that may stand in the same word
     * @param commands of which each changes settings
     * @param looking those below such a command that do not
     */
    KnownAgent(String name, String program, String options, String shortOptions, String commands, String looking) {
        this.name = name;
        this.program = Pattern.compile("(?:.*/)?" + program + "(?:\\.(?:exe|cmd|ps1))?(?:@[\\w.^~-]+)?" + "|.*/"
                + program + "/(?:.*/)?[\\w.-]+\\.[cm]?js");
        this.options = words(options);
        this.shortOptions = words(shortOptions);
        this.commands = words(commands);
        this.looking = words(looking);
    }

    private static Set<String> words(String words) {
        return words.isEmpty() ? Set.of() : Set.of(words.split(" ", -1));
    }

    String name() {
        return name;
    }

    boolean isProgram(String word) {
        return program.matcher(word).matches();
    }

    /** By which of the words behind the program it is; for people. */
    Optional<String> switchedOff(List<Word> behind) {
        return IntStream.range(0, behind.size())
                .boxed()
                .flatMap(at -> behind.get(at).pieces().stream()
                        .filter(piece -> isOption(piece, behind, at) || isCommand(piece, behind, at)))
                .findFirst();
    }

    private boolean isOption(String word, List<Word> behind, int at) {
        int equals = word.indexOf('=');
        String option = word.startsWith("--") && equals > 0 ? word.substring(0, equals) : word;
        boolean known = options.contains(option) || (!word.startsWith("--") && isShort(word));
        return known && !HARMLESS.matcher(value(word, behind, at)).matches();
    }

    private boolean isShort(String word) {
        return shortOptions.stream().anyMatch(word::startsWith);
    }

    private static String value(String word, List<Word> behind, int at) {
        String attached =
                word.startsWith("--") ? word.replaceFirst("^--[\\w-]+=?", "") : word.replaceFirst("^-\\w=?", "");
        return attached.isEmpty() && at + 1 < behind.size() ? behind.get(at + 1).value() : attached;
    }

    /** As the first word that is no option: what follows the option for a prompt may be the same word. */
    private boolean isCommand(String word, List<Word> behind, int at) {
        boolean prompt = at > 0
                && Set.of("-p", "--print", "exec").contains(behind.get(at - 1).value());
        boolean looks =
                at + 1 < behind.size() && looking.contains(behind.get(at + 1).value());
        return commands.contains(word) && !prompt && !looks;
    }
}
