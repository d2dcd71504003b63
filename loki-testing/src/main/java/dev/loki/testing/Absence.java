package dev.loki.testing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a test lacks, and why it counts as lacking; travels through JUnit as the text of the skip. */
record Absence(String what, String reason) {
    private static final Pattern MESSAGE = Pattern.compile("needs ([^:]+): (.*)", Pattern.DOTALL);

    /** What is said where a test was skipped by other means, such as JUnit's own annotations. */
    private static final String UNNAMED = "-";

    static Absence parse(String message) {
        Matcher matcher = MESSAGE.matcher(message);
        return matcher.matches() ? new Absence(matcher.group(1), matcher.group(2)) : new Absence(UNNAMED, message);
    }

    String message() {
        return "needs " + what + ": " + reason;
    }

    Absence and(Absence other) {
        return new Absence(what + ", " + other.what, reason + "; " + other.reason);
    }
}
