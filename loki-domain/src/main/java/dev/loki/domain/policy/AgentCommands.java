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
 * Finds in a command an agent that is started so that its hooks are not asked, or what it consumes is not told: by an option,
 * by a variable, elsewhere than in the project, or by a command that changes its settings.
 */
final class AgentCommands {

    private static final String CURSOR = "cursor-agent";

    private static final List<KnownAgent> AGENTS = List.of(
            new KnownAgent(
                    "claude",
                    "claude(?:-code)?",
                    "--bare --safe-mode --settings --managed-settings --setting-sources --mcp-config --plugin-dir"
                            + " --plugin-dir-no-mcp --plugin-url --agents --worktree -w --cloud --remote",
                    "",
                    "config plugin plugins mcp",
                    "list get"),
            new KnownAgent(
                    "codex",
                    "codex",
                    "--config --profile --profile-v2 --disable --enable --ignore-user-config --ignore-rules --cd --remote",
                    "-c -p -C",
                    "mcp plugin features cloud apply",
                    "list get status diff"),
            new KnownAgent(
                    "gemini",
                    "gemini(?:-cli)?",
                    "--telemetry --telemetry-target --telemetry-otlp-endpoint --extensions --worktree",
                    "-e -w",
                    "mcp extensions hooks skills",
                    "list"),
            new KnownAgent(
                    CURSOR,
                    CURSOR,
                    "--plugin-dir --workspace --worktree --cloud",
                    "-w",
                    "mcp plugin",
                    "list list-tools"));

    /** What Cursor's installer calls it: as any other word, it says nothing. */
    private static final Pattern CURSORS_PROGRAM = Pattern.compile("(?:.*/bin/)?agent");

    /** Programs that only speak of what stands behind them. */
    private static final Set<String> SPEAKING = Set.of(
            "echo", "printf", "grep", "egrep", "fgrep", "rg", "git", "gh", "man", "sed", "awk", "cat", "ls", "which");

    /** Programs that start what stands behind them. */
    private static final Set<String> STARTING = Set.of(
            "npx", "bunx", "pnpm", "pnpx", "yarn", "npm", "node", "bun", "deno", "sh", "bash", "dash", "zsh", "ksh");

    private static final String VARIABLES =
            "(?:CLAUDE_CONFIG_DIR|CLAUDE_CODE_\\w*(?:TELEMETRY|SIMPLE|SAFE_MODE|SETTINGS|HOOK|OTEL|SHELL)\\w*"
                    + "|OTEL_\\w+|CODEX_HOME|GEMINI_TELEMETRY\\w*|GEMINI_CLI_(?:HOME|SYSTEM\\w*|TRUST\\w*)"
                    + "|CURSOR_CONFIG_DIR|HOME|XDG_CONFIG_HOME|XDG_RUNTIME_DIR|LOKI_\\w+|PATH|BASH_ENV|JAVA_HOME"
                    + "|(?:LD|DYLD)_\\w+|(?:JAVA_TOOL|JDK_JAVA|_JAVA|NODE|BUN)_OPTIONS)";

    private static final Pattern SET = Pattern.compile("(?<![\\w$])" + VARIABLES
            + "\\+?=|\\b(?:unset|export|declare|typeset|read|printf)\\b[^;&|\\n$]*\\b" + VARIABLES
            + "\\b|(?:-u|--unset)[ =]*" + VARIABLES + "\\b|\\benv +(?:-\\w*i|--ignore-environment|-(?= ))");

    private static final Pattern ELSEWHERE = Pattern.compile("\\benv\\b[^;&|\\n]* (?:-\\w*C|--chdir)");

    /** In code, with quotes, commas and brackets between. */
    private static final Pattern IN_TEXT =
            Pattern.compile("\\bclaude\\b.{0,200}--(?:bare|safe-mode|(?:managed-)?settings|setting-sources|mcp-config"
                    + "|plugin-dir)\\b|\\bcodex\\b.{0,200}(?:--config|--profile|--cd)\\b");

    private final String project;

    /** @param project the folder whose hooks are to be asked, absolute */
    AgentCommands(String project) {
        this.project = project;
    }

    /**
     * What of it no agent may start, for people; empty where nothing is.
     *
     * @param base what a relative folder is relative to, absolute
     */
    Optional<String> refused(ShellReading reading, String text, String base) {
        Optional<String> off = reading.invocations().stream()
                .flatMap(run -> switchedOff(run).stream())
                .findFirst();
        if (off.isPresent()) {
            return off;
        }
        boolean unread = !reading.certain() && IN_TEXT.matcher(text).find();
        if (unread) {
            return Optional.of(
                    "the command cannot be read surely, and names an agent and an option that switches its hooks off");
        }
        return reading.invocations().stream()
                .flatMap(run -> started(run).stream())
                .findFirst()
                .flatMap(agent -> around(agent, reading, text, base));
    }

    private static Optional<String> switchedOff(Invocation run) {
        List<Word> words = words(run);
        if (speaks(run)) {
            return Optional.empty();
        }
        for (int i = 0; i < words.size(); i++) {
            List<Word> behind = words.subList(i + 1, words.size());
            Optional<KnownAgent> named = i == 0 ? program(run) : agent(words.get(i));
            Optional<String> off = named.flatMap(agent -> agent.switchedOff(behind)
                    .map(how -> "the command starts " + agent.name() + " with " + how
                            + ", by which its hooks may not be asked, or what it consumes not be told"));
            if (off.isPresent()) {
                return off;
            }
        }
        return Optional.empty();
    }

    private static boolean speaks(Invocation run) {
        return run.baseName().filter(SPEAKING::contains).isPresent();
    }

    private static Optional<String> started(Invocation run) {
        Optional<KnownAgent> itself = program(run);
        return itself.isPresent() || run.baseName().filter(STARTING::contains).isEmpty()
                ? itself.map(KnownAgent::name)
                : run.arguments().stream()
                        .flatMap(word -> agent(word).stream())
                        .map(KnownAgent::name)
                        .findFirst();
    }

    private Optional<String> around(String agent, ShellReading reading, String text, String base) {
        if (SET.matcher(text.replaceAll("['\"\\\\]", "")).find()) {
            return Optional.of(
                    "the command starts " + agent
                            + " and sets a variable by which its hooks may not be asked as they are here, or what it consumes not be told");
        }
        boolean away = ELSEWHERE.matcher(text).find()
                || reading.invocations().stream().anyMatch(run -> leavesProject(run, base));
        return away
                ? Optional.of("the command starts " + agent + " perhaps outside of " + project
                        + ", where the hooks of the project are not asked: start it there")
                : Optional.empty();
    }

    private boolean leavesProject(Invocation run, String base) {
        if (run.baseName()
                .filter(name -> name.equals("cd") || name.equals("pushd"))
                .isEmpty()) {
            return false;
        }
        List<Word> folders = run.arguments().stream()
                .filter(word -> !word.value().startsWith("-"))
                .toList();
        return folders.isEmpty()
                || folders.stream().anyMatch(folder -> folder.text()
                        .flatMap(path -> LexicalPath.resolve(path, base))
                        .filter(path -> LexicalPath.isWithin(path, project))
                        .isEmpty());
    }

    private static Optional<KnownAgent> program(Invocation run) {
        boolean cursors = run.program().pieces().stream()
                .anyMatch(name -> CURSORS_PROGRAM.matcher(name).matches());
        return cursors
                ? AGENTS.stream().filter(agent -> agent.name().equals(CURSOR)).findFirst()
                : agent(run.program());
    }

    /** Of a word that is not known it counts what it may be, and what stands in it: {@code $(command -v claude)}. */
    private static Optional<KnownAgent> agent(Word word) {
        Stream<String> said =
                word.form() == Word.Form.UNKNOWN ? Stream.of(word.given().split("[^\\w./@-]+", -1)) : Stream.empty();
        List<String> names = Stream.concat(word.pieces().stream(), said).toList();
        return AGENTS.stream()
                .filter(agent -> names.stream().anyMatch(agent::isProgram))
                .findFirst();
    }

    private static List<Word> words(Invocation run) {
        return Stream.concat(Stream.of(run.program()), run.arguments().stream()).toList();
    }
}
