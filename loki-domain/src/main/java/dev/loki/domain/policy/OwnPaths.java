package dev.loki.domain.policy;

import dev.loki.domain.shell.Word;
import java.util.List;
import java.util.regex.Pattern;
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
            "/state/spool");

    /** The links of the process file system, which lead anywhere (proc(5)). */
    private static final Pattern PROCESS_LINK =
            Pattern.compile("/proc/[^/]+/(?:task/[^/]+/)?(?:cwd|root|map_files|fd/[^/]+/.)|/dev/fd/[^/]+/.");

    private static final String PROCESSES = "/proc/";

    private static final String NO_PATH = "[^\\w./~*?\\[\\]!^" + Word.HOLE + "-]+";
    private static final Pattern SET = Pattern.compile("\\[[^\\[\\]]+\\]");
    private static final Pattern WILD = Pattern.compile("[*?" + Word.HOLE + "]|" + SET);
    private static final Pattern REGULAR = Pattern.compile("(?:^|/)\\.[*?]");
    private static final int MOST_NAMES = 20;
    private static final int MOST_PATTERNS = 5_000;

    private final String lokiDir;

    /** @param lokiDir Loki's folder, absolute and normalized */
    OwnPaths(String lokiDir) {
        this.lokiDir = lokiDir;
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

    /** Whether a path leads through a process to where nobody here can tell. */
    static boolean leadsThroughProcess(String path) {
        if (!path.contains("/proc") && !path.contains("/dev/")) {
            return false;
        }
        String plain = LexicalPath.withoutEmptySteps(path).replace(Word.HOLE, '*');
        String straight = LexicalPath.resolve(plain, "/").orElse(plain);
        return PROCESS_LINK.matcher(plain).find()
                || PROCESS_LINK.matcher(straight).find()
                || isPatternBelowProcesses(plain);
    }

    private static boolean isPatternBelowProcesses(String path) {
        int processes = path.indexOf(PROCESSES);
        return processes >= 0 && path.chars().skip(processes).anyMatch(c -> c == '*' || c == '?' || c == '[');
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

    /**
     * Whether a piece of the texts is a pattern that says something of a name and may mean one of them; where there are too
     * many patterns, one may.
     */
    boolean mayBeNamedIn(List<String> texts, String base) {
        List<String> patterns = texts.stream()
                .flatMap(text -> Stream.of(text.split(NO_PATH, -1)))
                .map(piece -> piece.replaceFirst("^-+", ""))
                .distinct()
                .filter(piece -> piece.length() > 2 && WILD.matcher(piece).find())
                .filter(OwnPaths::saysSomething)
                .map(piece -> SET.matcher(piece).replaceAll("").matches(".*[\\[\\]].*")
                        ? piece.replaceAll("[\\[\\]]", "?")
                        : piece)
                .flatMap(OwnPaths::places)
                .distinct()
                .limit(MOST_PATTERNS)
                .toList();
        return patterns.size() == MOST_PATTERNS
                || patterns.stream().anyMatch(piece -> LexicalPath.resolve(piece, base)
                        .filter(path -> mayBe(new PathPattern(path), base, false))
                        .isPresent());
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
                ? Stream.iterate(piece, rest -> !rest.isEmpty(), OwnPaths::behindSlash)
                        .limit(MOST_NAMES)
                : Stream.of(piece);
    }

    private static String behindSlash(String path) {
        return path.substring(path.indexOf('/') < 0 ? path.length() : path.indexOf('/') + 1);
    }

    /** Whether a text names them. */
    boolean areNamedIn(String text) {
        String folder = lokiDir.substring(lokiDir.lastIndexOf('/') + 1);
        return text.contains(folder)
                || AGENT_SETTINGS.stream().anyMatch(settings -> text.contains(settings.substring(1)));
    }
}
