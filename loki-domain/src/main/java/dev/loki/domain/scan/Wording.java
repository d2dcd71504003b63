package dev.loki.domain.scan;

import java.util.List;

/** What letters that stand together say of a value: names are joined of words, random values hold few such runs. */
final class Wording {

    private static final ByteSet SMALL = ByteSet.of("a-z");
    private static final ByteSet WORD_OR_NUMBER = ByteSet.of("a-z0-9");
    private static final ByteSet JOINT = ByteSet.of(" -");
    private static final List<String> RANGES = List.of("[a-z", "[A-Z", "[0-9", "[^", "\\d");
    private static final int SHORTEST_WORD = 3;
    private static final int FEWEST_WORDS = 4;
    private static final int MOST_WORDS = 24;
    private static final int LETTERS_TO_A_SPACE = 12;

    private Wording() {}

    /** Whether it is rather joined of words, as {@code NextPageOfS3Buckets} or {@code app1-db2-prod}, than random. */
    static boolean isOfWords(Window window, Span value) {
        Traits traits = window.traits(value.start(), value.end());
        if (traits.lower() == 0 || traits.upper() + traits.others() == 0) {
            return false;
        }
        int inWords = lettersInWords(window, value);
        return traits.upper() > 0 ? inWords * 2 > value.length() : inWords * 3 > value.length() * 2;
    }

    private static int lettersInWords(Window window, Span value) {
        int letters = 0;
        int run = 0;
        window.looked(value.length());
        for (int i = value.start(); i <= value.end(); i++) {
            if (i < value.end() && SMALL.has(window.within(i))) {
                run++;
            } else {
                letters += run >= SHORTEST_WORD ? run : 0;
                run = 0;
            }
        }
        return letters;
    }

    /** Whether as many spaces stand in it as between words. */
    static boolean isSentence(Window window, Span value) {
        int spaces = 0;
        window.looked(value.length());
        for (int i = value.start(); i < value.end(); i++) {
            spaces += window.within(i) == ' ' ? 1 : 0;
        }
        return spaces * LETTERS_TO_A_SPACE > value.length();
    }

    /** Whether it is a regular expression. */
    static boolean isPattern(Window window, Span value) {
        return RANGES.stream().anyMatch(range -> window.find(range, value.start(), value.end()) >= 0);
    }

    /** Four words or more of small letters, none of them short: sentences hold short words, capitals and stops. */
    static boolean isPassphrase(Window window, Span value) {
        int words = 0;
        int at = value.start();
        while (at < value.end()) {
            int end = Math.min(value.end(), window.runEnd(WORD_OR_NUMBER, at, value.length()));
            boolean number = ByteSet.DIGITS.has(window.within(at));
            if (!number && end - at < SHORTEST_WORD) {
                return false;
            }
            words += number ? 0 : 1;
            if (end < value.end() && !JOINT.has(window.within(end))) {
                return false;
            }
            at = end + 1;
        }
        return words >= FEWEST_WORDS && words <= MOST_WORDS && !SecretNames.tellsWhatBelongsThere(window, value);
    }
}
