package dev.loki.domain.policy;

import dev.loki.domain.shell.Word;
import java.util.regex.Pattern;

/** Paths through a process, such as {@code /proc/self/cwd/x}: its links lead where nobody here can tell (proc(5)). */
final class ProcessPaths {

    private static final Pattern LINK =
            Pattern.compile("/proc/[^/]+/(?:task/[^/]+/)?(?:cwd|root|map_files|fd/[^/]+/.)|/dev/fd/[^/]+/.");

    private static final String PROCESSES = "/proc/";

    private ProcessPaths() {}

    /** Whether a path, or a pattern, leads through a process. */
    static boolean hold(String path) {
        if (!path.contains("/proc") && !path.contains("/dev/")) {
            return false;
        }
        String plain = LexicalPath.withoutEmptySteps(path).replace(Word.HOLE, '*');
        String straight = LexicalPath.resolve(plain, "/").orElse(plain);
        return LINK.matcher(plain).find() || LINK.matcher(straight).find() || isPatternBelowProcesses(plain);
    }

    private static boolean isPatternBelowProcesses(String path) {
        int processes = path.indexOf(PROCESSES);
        return processes >= 0 && path.chars().skip(processes).anyMatch(c -> c == '*' || c == '?' || c == '[');
    }
}
