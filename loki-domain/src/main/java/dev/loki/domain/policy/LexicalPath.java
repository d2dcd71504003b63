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
        boolean begins = path.startsWith(folder);
        return begins
                && (path.length() == folder.length() || folder.equals("/") || path.charAt(folder.length()) == '/');
    }

    /** Whether resolving would leave an absolute path as it is. Allocates nothing. */
    static boolean isPlain(String path) {
        int length = path.length();
        if (length < 2 || path.charAt(0) != '/' || path.charAt(length - 1) == '/') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = path.charAt(i);
            if (isUntrusted(c) || (c == '/' && !isPlainSegment(path, i + 1))) {
                return false;
            }
        }
        return true;
    }

    /** A name that begins with a dot may be {@code .} or {@code ..}; only the slow way looks closer. */
    private static boolean isPlainSegment(String path, int start) {
        return path.charAt(start) != '/' && path.charAt(start) != '.';
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
        return path.chars().anyMatch(LexicalPath::isUntrusted);
    }

    private static boolean isUntrusted(int c) {
        return Character.isISOControl(c) || isBidiControl(c);
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
