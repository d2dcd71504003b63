package dev.loki.domain.policy;

import dev.loki.domain.shell.Word;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * POSIX paths as text, without asking a file system: what {@code path.resolve()} does in the seed. A symbolic link is
 * not seen here.
 */
final class LexicalPath {

    /** Letters and marks that are drawn as nothing. */
    private static final String FILLERS = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

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
            if (c == '%' || c == '\\' || isUntrusted(path, i) || (c == '/' && !isPlainSegment(path, i + 1))) {
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

    /** The path without doubled slashes and {@code .}; what is relative, and each {@code ..}, stays as it is. */
    static String withoutEmptySteps(String path) {
        StringBuilder kept = new StringBuilder(path.length());
        int from = 0;
        while (from <= path.length()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            boolean last = slash < 0;
            boolean empty = to == from || (to == from + 1 && path.charAt(from) == '.');
            if (from == 0 || last || !empty) {
                kept.append(path, from, last ? to : to + 1);
            }
            from = to + 1;
        }
        return kept.toString();
    }

    private static boolean hasControlCharacter(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (isUntrusted(path, i)) {
                return true;
            }
        }
        return false;
    }

    /** Characters that cannot be seen, or make a path read otherwise than it is (Unicode, annexes 9 and 31). */
    private static boolean isUntrusted(String path, int at) {
        char c = path.charAt(at);
        if ((c >= ' ' && c < '\u007F') || c == Word.BELOW) {
            return false;
        }
        if (c == '\u200C' || c == '\u200D') {
            return !joins(path, at);
        }
        int type = Character.getType(path.codePointAt(at));
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || FILLERS.indexOf(c) >= 0;
    }

    /** Joiners belong into words of some scripts and into emoji; beside an ASCII character they only deceive. */
    private static boolean joins(String path, int at) {
        return at > 0
                && at + 1 < path.length()
                && isOfOtherScript(path.charAt(at - 1))
                && isOfOtherScript(path.charAt(at + 1));
    }

    private static boolean isOfOtherScript(char c) {
        return c > '\u007F' && Character.getType(c) != Character.FORMAT;
    }
}
