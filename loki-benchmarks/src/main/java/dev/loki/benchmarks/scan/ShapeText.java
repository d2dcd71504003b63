package dev.loki.benchmarks.scan;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes values of a detector's shape, and values that are almost of it. */
final class ShapeText {

    private static final Pattern ELEMENT =
            Pattern.compile("(\\[[^\\]]+\\]|\\\\?[^()\\\\])(?:\\{(\\d+)(?:,(\\d+))?\\})?");

    /** How long the runs of a value are. */
    enum Length {
        LEAST,
        MOST,
        ONE_TOO_FEW,
        ONE_TOO_MANY
    }

    private ShapeText() {}

    /** A value of random characters; where it is too long or too short, its last run is. */
    static String write(String shape, Length length, Random random) {
        StringBuilder text = new StringBuilder();
        String lastSet = "";
        int lastLength = 0;
        Matcher element = ELEMENT.matcher(shape.replace("(", "").replace(")", ""));
        while (element.find()) {
            int least = element.group(2) == null ? 1 : Integer.parseInt(element.group(2));
            int most = element.group(3) == null ? least : Integer.parseInt(element.group(3));
            lastLength = length == Length.MOST || length == Length.ONE_TOO_MANY ? most : least;
            lastSet = element.group(1);
            append(text, lastSet, lastLength, random);
        }
        switch (length) {
            case ONE_TOO_FEW -> text.setLength(text.length() - 1);
            case ONE_TOO_MANY -> append(text, lastSet, 1, random);
            default -> {}
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String set, int length, Random random) {
        String members = set.startsWith("[") ? members(set) : set.substring(set.length() - 1);
        for (int i = 0; i < length; i++) {
            text.append(members.charAt(random.nextInt(members.length())));
        }
    }

    private static String members(String set) {
        Pattern pattern = Pattern.compile(set);
        StringBuilder members = new StringBuilder();
        for (char c = '!'; c < 0x7f; c++) {
            if (pattern.matcher(String.valueOf(c)).matches()) {
                members.append(c);
            }
        }
        return members.toString();
    }
}
