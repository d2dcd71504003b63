package dev.loki.domain.policy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * POSIX paths as text, without asking a file system: what {@code path.resolve()} does in the seed. A symbolic link is
 * not seen here.
 */
final class LexicalPath {

    private LexicalPath() {}

    /**
     * The path made absolute and free of {@code .}, {@code ..} and doubled slashes.
     *
     * @param base what a relative path is resolved against, itself absolute
     * @return empty where the path cannot be trusted: it holds a control character, or base is not absolute
     */
    static Optional<String> resolve(String path, String base) {
        if (hasControlCharacter(path) || hasControlCharacter(base)) {
            return Optional.empty();
        }
        if (path.startsWith("/")) {
            return Optional.of(normalize(path));
        }
        return base.startsWith("/") ? Optional.of(normalize(base + "/" + path)) : Optional.empty();
    }

    /** Whether a normalized path is the folder itself or below it; a sibling that shares its prefix is not. */
    static boolean isWithin(String path, String folder) {
        return path.equals(folder) || folder.equals("/") || path.startsWith(folder + "/");
    }

    private static String normalize(String absolute) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : absolute.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return "/" + String.join("/", segments);
    }

    private static boolean hasControlCharacter(String path) {
        return path.chars().anyMatch(c -> Character.isISOControl(c) || isBidiControl(c));
    }

    /** Characters that make a path read otherwise than it is (Unicode, annex 9). */
    private static boolean isBidiControl(int c) {
        return (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200E
                || c == 0x200F
                || c == 0x061C;
    }
}
