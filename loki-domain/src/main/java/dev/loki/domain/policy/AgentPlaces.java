package dev.loki.domain.policy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where agents keep what decides whether Loki's hooks are asked, or what runs without a hook: settings, and the skills,
 * commands, plug-ins and servers of tools that they start by themselves. Each begins with a slash and counts in any folder.
 * Names are in lower case, as {@link #fold} makes them.
 */
final class AgentPlaces {

    static final List<String> FILES = List.of(
            "/.claude/settings.json",
            "/.claude/settings.local.json",
            "/.claude/remote-settings.json",
            "/.claude.json",
            "/.mcp.json",
            "/.codex/config.toml",
            "/.codex/hooks.json",
            "/.gemini/settings.json",
            "/.gemini/.env",
            "/.gemini/trustedfolders.json",
            "/.cursor/hooks.json",
            "/.cursor/mcp.json",
            "/.cursor/worktrees.json");

    static final List<String> FOLDERS = List.of(
            "/.claude/skills",
            "/.claude/commands",
            "/.claude/agents",
            "/.claude/hooks",
            "/.claude/plugins",
            "/.claude/shell-snapshots",
            "/.claude/session-env",
            "/.codex/agents",
            "/.codex/environments",
            "/.codex/hooks",
            "/.codex/plugins",
            "/.codex/rules",
            "/.gemini/agents",
            "/.gemini/commands",
            "/.gemini/extensions",
            "/.gemini/hooks",
            "/.cursor/hooks",
            "/.cursor/plugins");

    /** What an administrator sets for all users. */
    private static final List<String> MANAGED = List.of(
            "/etc/claude-code",
            "/etc/codex",
            "/etc/gemini-cli",
            "/etc/cursor",
            "/library/application support/claudecode");

    /** The folders of all those: who replaces one replaces what is in it. */
    private static final List<String> HOLDING = Stream.concat(FILES.stream(), FOLDERS.stream())
            .map(path -> path.substring(0, path.lastIndexOf('/')))
            .filter(folder -> !folder.isEmpty())
            .distinct()
            .toList();

    private AgentPlaces() {}

    /** A name as a file system has it that makes no difference between upper and lower case. */
    static String fold(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Whether a folded path, or a pattern that ends so, is one of them. */
    static boolean hold(String path) {
        return FILES.stream().anyMatch(path::endsWith)
                || FOLDERS.stream().anyMatch(folder -> path.endsWith(folder) || path.contains(folder + "/"))
                || MANAGED.stream().anyMatch(folder -> LexicalPath.isWithin(path, folder));
    }

    /** Whether a folded path is a folder that holds some of them and nothing else of worth. */
    static boolean isFolderOfThem(String path) {
        return HOLDING.stream().anyMatch(path::endsWith);
    }

    /** All of them and their folders. */
    static Stream<String> all() {
        return Stream.of(FILES, FOLDERS, HOLDING).flatMap(List::stream);
    }

    /** Whether a folded text names one. */
    static boolean areNamedIn(String text) {
        return Stream.concat(FILES.stream(), FOLDERS.stream()).anyMatch(place -> text.contains(place.substring(1)))
                || MANAGED.stream().anyMatch(text::contains);
    }
}
