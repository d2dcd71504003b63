package dev.loki.adapter.fs.scan;

import java.util.Optional;

/**
 * One line of a .gitignore file.
 *
 * @param negative whether it takes back what lines above it ignore
 * @param foldersOnly whether it ends in a slash
 * @param anchored whether it has another slash, and so is matched against the path from the file's folder on
 * @param prefix what an anchored one begins with, without wildcards
 * @param rest what follows
 */
record IgnorePattern(boolean negative, boolean foldersOnly, boolean anchored, String prefix, Wildcards rest) {

    private static final String SPECIAL = "*?[\\";

    /** Reads a line in which a character is a byte; empty where it says nothing. */
    static Optional<IgnorePattern> parse(String line) {
        String text = withoutTrailingSpaces(line);
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        boolean negative = text.startsWith("!");
        String pattern = negative ? text.substring(1) : text;
        boolean foldersOnly = pattern.endsWith("/");
        pattern = foldersOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
        boolean anchored = pattern.indexOf('/') >= 0;
        pattern = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        int plain = anchored ? plainLength(pattern) : 0;
        return Optional.of(new IgnorePattern(
                negative, foldersOnly, anchored, pattern.substring(0, plain), Wildcards.of(pattern.substring(plain))));
    }

    /**
     * Whether it says something about a file.
     *
     * @param path from the folder of the .gitignore file on
     */
    boolean concerns(String path, boolean folder) {
        if (foldersOnly && !folder) {
            return false;
        }
        if (!anchored) {
            return rest.matches(path.substring(path.lastIndexOf('/') + 1));
        }
        return path.startsWith(prefix) && rest.matches(path.substring(prefix.length()));
    }

    private static int plainLength(String pattern) {
        int length = 0;
        while (length < pattern.length() && SPECIAL.indexOf(pattern.charAt(length)) < 0) {
            length++;
        }
        return length;
    }

    /** A space stays where a backslash stands before it. */
    private static String withoutTrailingSpaces(String line) {
        int end = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\' && i + 1 < line.length()) {
                i++;
                end = i + 1;
            } else if (line.charAt(i) != ' ') {
                end = i + 1;
            }
        }
        return line.substring(0, end);
    }
}
