package dev.loki.domain.policy;

/**
 * Sets with a class of characters in them, such as {@code [[:alpha:]_]} (XBD 9.3.5), in what a shell matches names by; which
 * characters one holds may depend on the locale.
 */
final class CharacterClasses {

    private static final String OPENING = ":.=";

    /** Beyond four of the longest names that file systems have, a set is not looked for: anything may stand there. */
    private static final int LONGEST = 1_020;

    private CharacterClasses() {}

    /** The pattern with {@code ?} for each such set: it matches no less. */
    static String opened(String pattern) {
        if (!pattern.contains("[:") && !pattern.contains("[.") && !pattern.contains("[=")) {
            return pattern;
        }
        if (pattern.length() > LONGEST) {
            return pattern.substring(0, pattern.indexOf('[')) + "*";
        }
        StringBuilder opened = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            int end = pattern.charAt(at) == '[' ? endOfSet(pattern, at) : at;
            opened.append(end > at ? '?' : pattern.charAt(at));
            at = Math.max(end, at + 1);
        }
        return opened.toString();
    }

    /** Where a set with a class has ended; its start where it is none. */
    private static int endOfSet(String pattern, int start) {
        int at = start + 1;
        at += isOneOf(pattern, at, "!^") ? 1 : 0;
        at += isOneOf(pattern, at, "]") ? 1 : 0;
        boolean holdsClass = false;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            int end = endOfClass(pattern, at);
            holdsClass |= end > at;
            at = Math.max(end, at + 1);
        }
        return holdsClass && at < pattern.length() ? at + 1 : start;
    }

    private static int endOfClass(String pattern, int start) {
        if (pattern.charAt(start) != '[' || !isOneOf(pattern, start + 1, OPENING)) {
            return start;
        }
        int close = pattern.indexOf(pattern.charAt(start + 1) + "]", start + 2);
        return close < 0 ? start : close + 2;
    }

    private static boolean isOneOf(String pattern, int at, String characters) {
        return at < pattern.length() && characters.indexOf(pattern.charAt(at)) >= 0;
    }
}
