package dev.loki.domain.policy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The paths that self-protection is about: Loki's own files, and the settings of agents that hold Loki's hooks. */
final class OwnPaths {

    private static final String PENDING = "/events/pending";

    static final List<String> AGENT_SETTINGS = List.of(
            "/.claude/settings.json",
            "/.claude/settings.local.json",
            "/.codex/config.toml",
            "/.codex/hooks.json",
            "/.gemini/settings.json",
            "/.cursor/hooks.json");

    /** The folders of those settings: who replaces one replaces what is in it. */
    private static final List<String> SETTINGS_FOLDERS = AGENT_SETTINGS.stream()
            .map(settings -> settings.substring(0, settings.lastIndexOf('/')))
            .distinct()
            .toList();

    /** What stands in Loki's folder, so that a pattern for a name can be asked whether it means one of them. */
    private static final List<String> FILES = List.of(
            "",
            "/policies.yaml",
            "/policies.yml",
            "/policies.json",
            "/decisions.jsonl",
            "/decisions.jsonl.1",
            "/audit",
            "/audit/audit.jsonl",
            "/audit/audit-1.jsonl",
            "/audit/audit.state",
            "/audit/audit.lock",
            "/audit/audit.index",
            "/audit/audit.checkpoints",
            "/audit/syslog.cursor",
            "/events",
            "/events/events.jsonl",
            "/events/pending",
            "/events/archive",
            "/state",
            "/state/run.json",
            "/run.yaml",
            "/reports/quality-gates.json",
            "/PAUSE",
            "/STOP",
            "/state/spool",
            "/state/costs.json",
            "/state/costs.journal",
            "/state/approvals.json",
            "/state/approvals.journal",
            "/signals",
            "/residency.json",
            "/config.json",
            "/config.yaml",
            "/outbox",
            "/outbox/calls.jsonl");

    private final String lokiDir;

    /** Where Loki's folder is: as a rule the project. */
    private final String home;

    /** @param lokiDir Loki's folder, absolute and normalized */
    OwnPaths(String lokiDir) {
        this.lokiDir = lokiDir;
        this.home = lokiDir.substring(0, Math.max(1, lokiDir.lastIndexOf('/')));
    }

    String home() {
        return home;
    }

    /** The folders above Loki's, from the root, which is empty, to the one that holds it. */
    Stream<String> foldersAbove() {
        return IntStream.range(0, lokiDir.length())
                .filter(at -> lokiDir.charAt(at) == '/')
                .mapToObj(at -> lokiDir.substring(0, at));
    }

    /** Whether Loki's folder is this one or below it. */
    boolean areBelow(String folder) {
        return LexicalPath.isWithin(lokiDir, folder);
    }

    /** Whether the folder is in a working tree that may hold Loki's. */
    boolean isInWorkingTree(String folder) {
        return LexicalPath.isWithin(folder, home);
    }

    /** Whether an absolute path is one of them. */
    boolean holds(String path) {
        if (LexicalPath.isWithin(path, lokiDir)) {
            return !path.startsWith(lokiDir + PENDING + "/");
        }
        return AGENT_SETTINGS.stream().anyMatch(path::endsWith);
    }

    /** Whether it is a folder that holds some of them and nothing else of worth. */
    static boolean isFolderOfSettings(String path) {
        return SETTINGS_FOLDERS.stream().anyMatch(path::endsWith);
    }

    /**
     * Whether a pattern may mean one of them.
     *
     * @param base where agents' settings are looked for, absolute
     * @param below whether a folder above counts as well
     */
    boolean mayBe(PathPattern pattern, String base, boolean below) {
        return Stream.concat(
                        FILES.stream().map(lokiDir::concat),
                        Stream.concat(AGENT_SETTINGS.stream(), SETTINGS_FOLDERS.stream())
                                .map(base::concat))
                .anyMatch(path -> pattern.mayReach(path, below));
    }

    /** Whether a pattern may mean just one of them, and not what may lie below. */
    boolean mayEqual(PathPattern pattern, String base) {
        return Stream.concat(
                        FILES.stream().map(lokiDir::concat),
                        AGENT_SETTINGS.stream().map(base::concat))
                .anyMatch(pattern::mayBe);
    }

    /** Whether a text names them. */
    boolean areNamedIn(String text) {
        String folder = lokiDir.substring(lokiDir.lastIndexOf('/') + 1);
        return text.contains(folder)
                || AGENT_SETTINGS.stream().anyMatch(settings -> text.contains(settings.substring(1)));
    }
}
