package dev.loki.domain.policy;

import dev.loki.domain.shell.Invocation;
import dev.loki.domain.shell.ShellReading;
import dev.loki.domain.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds in a command what ends or stops the processes by which an agent's hooks are asked, or keeps them from being started:
 * an agent uses a tool all the same whose hook is killed, held up or not to be started (Claude Code, "Hooks reference": only
 * exit code 2 blocks).
 */
final class HookKills {

    private static final Set<String> ENDING = Set.of("kill", "pkill", "killall", "skill", "snice", "fuser");

    /** Those that find processes by what their arguments say of them. */
    private static final Set<String> FINDING =
            Set.of("pgrep", "pidof", "pkill", "killall", "skill", "snice", "fuser", "lsof");

    private static final Set<String> FILTERING = Set.of("grep", "egrep", "fgrep", "rg", "awk", "gawk", "mawk", "sed");

    /** How such a process looks in a list. */
    private static final String HOOK =
            "/bin/sh -c /bin/loki-hook claude-code codex gemini cursor PreToolUse BeforeTool preToolUse --project";

    private static final int LONGEST = 200;

    private HookKills() {}

    /** Why no agent may run it, for people; empty where it may. */
    static Optional<String> refused(ShellReading reading) {
        List<Invocation> runs = reading.invocations();
        boolean ends = runs.stream().anyMatch(run -> isOne(run, ENDING));
        boolean lists = runs.stream().anyMatch(run -> isOne(run, Set.of("ps")));
        boolean kills = ends
                && runs.stream()
                        .anyMatch(run -> (isOne(run, FINDING) && words(run).anyMatch(HookKills::maySelect))
                                || (lists && isOne(run, FILTERING) && words(run).anyMatch(HookKills::namesLoki)));
        boolean limits = runs.stream().anyMatch(HookKills::limitsAnother);
        return kills || limits
                ? Optional.of(
                        "the command would end, stop or limit what asks the agent's hooks: name the process that is"
                                + " meant by its number, or by more of its command line")
                : Optional.empty();
    }

    private static boolean isOne(Invocation run, Set<String> names) {
        return run.baseName().filter(names::contains).isPresent();
    }

    private static Stream<String> words(Invocation run) {
        return run.arguments().stream()
                .flatMap(word -> word.pieces().stream())
                .filter(word -> !word.startsWith("-") && word.length() <= LONGEST);
    }

    private static boolean namesLoki(String text) {
        return text.replaceAll("[\\[\\]]", "").contains("loki");
    }

    /** Each alternative of a regular expression, taken for a glob that matches no less, as a glob is read in linear time. */
    private static boolean maySelect(String expression) {
        return Stream.of(expression.split("\\|", -1))
                .filter(part -> !part.isEmpty())
                .anyMatch(part -> {
                    String open =
                            part.replaceAll("\\\\.|\\[[^\\]]*\\]|\\.", "?").replaceAll("\\?[*+]|[^\\w/ ?.-]", "**");
                    try {
                        return part.contains("loki-hook")
                                || Glob.compile("**" + open + "**").matches(HOOK);
                    } catch (IllegalArgumentException e) {
                        return true;
                    }
                });
    }

    /** {@code prlimit} of a process that runs already: one that may start no other asks no hook. */
    private static boolean limitsAnother(Invocation run) {
        List<Word> words = run.arguments();
        boolean another = words.stream().anyMatch(word -> word.value().matches("-p.*|--pid.*"));
        return isOne(run, Set.of("prlimit"))
                && another
                && words.stream()
                        .filter(word -> !word.value().matches("-p.*|--pid.*"))
                        .anyMatch(word -> word.value().matches("(?s)(--?[a-z]+=?|-[a-z]).*[0-9:].*"));
    }
}
