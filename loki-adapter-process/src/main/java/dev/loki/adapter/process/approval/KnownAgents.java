package dev.loki.adapter.process.approval;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the agents that are known, where no {@code loki run} is above them: by a variable that they set for what they start,
 * or by their program. Not by what people set for them, such as CODEX_HOME.
 */
final class KnownAgents {

    private static final Set<String> VARIABLES = Set.of(
            "CLAUDECODE",
            "CLAUDE_CODE_ENTRYPOINT",
            "CODEX_SANDBOX",
            "CODEX_SANDBOX_NETWORK_DISABLED",
            "CODEX_THREAD_ID",
            "CODEX_CI",
            "GEMINI_CLI",
            "CURSOR_AGENT",
            "CLINE_ACTIVE",
            "AUGMENT_AGENT",
            "OPENCODE");

    private static final Set<String> PROGRAMS = Set.of("claude", "codex", "gemini", "cursor-agent", "opencode");
    private static final Set<String> INTERPRETERS = Set.of("node", "bun", "deno", "npx", "bunx");
    private static final Set<String> PACKAGES =
            Set.of("/@anthropic-ai/claude-code/", "/@openai/codex/", "/@google/gemini-cli/");

    private KnownAgents() {}

    /** A variable that an agent sets, by its name; one without a value counts for nothing. */
    static Optional<String> variable(Map<String, String> environment) {
        return VARIABLES.stream()
                .filter(name -> !environment.getOrDefault(name, "").isEmpty())
                .sorted()
                .findFirst();
    }

    /** The agent that a program and its arguments are; an interpreter is what it runs. */
    static Optional<String> program(List<String> command) {
        if (command.isEmpty()) {
            return Optional.empty();
        }
        String first = name(command.get(0));
        if (!INTERPRETERS.contains(first)) {
            return known(command.get(0));
        }
        return command.stream()
                .skip(1)
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .flatMap(KnownAgents::known);
    }

    private static Optional<String> known(String path) {
        String unix = path.replace('\\', '/');
        return PACKAGES.stream()
                .filter(unix::contains)
                .map(name -> name.substring(1, name.length() - 1))
                .findFirst()
                .or(() -> Optional.of(name(path)).filter(PROGRAMS::contains));
    }

    /** The last name of a path, without what stands behind it: some programs write their arguments over their name. */
    private static String name(String path) {
        String word = path.strip().split("\\s", 2)[0].replace('\\', '/');
        String last = word.substring(word.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return last.replaceFirst("\\.(?:exe|cmd|js|mjs|cjs)$", "");
    }
}
