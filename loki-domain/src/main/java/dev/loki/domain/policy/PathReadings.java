package dev.loki.domain.policy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What else a path may mean to the tool that gets it: percent-decoded, with backslashes between folders, as a
 * {@code file:} URI. Which of them a tool takes, nobody here knows: each must be allowed.
 */
final class PathReadings {

    /** Percent signs are themselves encoded, and again. */
    private static final int DEEPEST = 6;

    private static final String SCHEME = "file:";

    /** {@code $HOME/}, {@code ${HOME}} and {@code %HOME%\}; names in lower case are ordinary names of files. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\$[A-Z_][A-Z0-9_]*(?:[/\\\\]|$)|\\$\\{|%[A-Z][A-Z0-9_()]*%(?:[/\\\\]|$)");

    private PathReadings() {}

    /** The other readings; empty for nearly every path. */
    static List<String> besides(String path) {
        if (path.indexOf('%') < 0 && path.indexOf('\\') < 0 && !isUri(path)) {
            return List.of();
        }
        Set<String> readings = new LinkedHashSet<>();
        add(path, readings, 0);
        readings.remove(path);
        return List.copyOf(readings);
    }

    private static void add(String path, Set<String> readings, int depth) {
        if (depth < DEEPEST && readings.add(path)) {
            add(decoded(path), readings, depth + 1);
            add(path.replace('\\', '/'), readings, depth + 1);
            if (isUri(path)) {
                add(behindScheme(path), readings, depth + 1);
            }
        }
    }

    /**
     * Whether a path begins with something that only the tool or its system knows: a home folder, a variable of the
     * environment, a drive, another machine.
     */
    static boolean leadsElsewhere(String path) {
        return VARIABLE.matcher(path).lookingAt()
                || isHome(path)
                || isDrive(path)
                || (isUri(path) && isElsewhere(behindScheme(path)));
    }

    private static boolean isElsewhere(String path) {
        return path.isEmpty() || path.startsWith("//") || isHome(path) || isDrive(path);
    }

    private static boolean isHome(String path) {
        if (!path.startsWith("~")) {
            return false;
        }
        int end = 1;
        while (end < path.length() && Character.isLetterOrDigit(path.charAt(end))) {
            end++;
        }
        return (end == path.length() && end == 1) || (end < path.length() && isSeparator(path.charAt(end)));
    }

    private static boolean isDrive(String path) {
        int at = path.startsWith("/") ? 1 : 0;
        return path.length() > at + 2
                && path.charAt(at + 1) == ':'
                && isSeparator(path.charAt(at + 2))
                && Character.isLetter(path.charAt(at));
    }

    private static boolean isSeparator(char c) {
        return c == '/' || c == '\\';
    }

    private static boolean isUri(String path) {
        return path.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** RFC 8089: an empty host or {@code localhost} is this machine; another stays, as {@code //host/...}. */
    private static String behindScheme(String uri) {
        String rest = uri.substring(SCHEME.length());
        if (!rest.startsWith("//")) {
            return rest;
        }
        String local = "//localhost/";
        if (rest.toLowerCase(Locale.ROOT).startsWith(local)) {
            return rest.substring(local.length() - 1);
        }
        return rest.startsWith("///") ? rest.substring(2) : rest;
    }

    /** RFC 3986, section 2.1; a percent sign without two hexadecimal digits behind it stays. */
    private static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        byte[] given = path.getBytes(StandardCharsets.UTF_8);
        byte[] meant = new byte[given.length];
        int length = 0;
        int i = 0;
        while (i < given.length) {
            int octet = octetAt(given, i);
            meant[length] = octet >= 0 ? (byte) octet : given[i];
            length++;
            i += octet >= 0 ? 3 : 1;
        }
        return new String(meant, 0, length, StandardCharsets.UTF_8);
    }

    private static int octetAt(byte[] path, int at) {
        if (path[at] != '%' || at + 2 >= path.length) {
            return -1;
        }
        int high = Character.digit(path[at + 1], 16);
        int low = Character.digit(path[at + 2], 16);
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }
}
