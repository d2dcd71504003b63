package dev.loki.adapter.linear.tracker;

import java.util.regex.Pattern;

/** Texts from outside as one line of bounded length. */
final class Line {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\u2028\\u2029]+");

    private Line() {}

    /** The text on one line, cut to that many code points. */
    static String of(String text, int most) {
        String line = BLANKS.matcher(text).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most));
    }
}
