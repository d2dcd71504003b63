package dev.loki.domain.scan;

import java.util.List;

/** Refuses candidates that hold a word no real value holds. One pass, whatever the number of words. */
final class StopWords implements Filter {

    /** Words of values that documentation shows. */
    static final StopWords OF_EXAMPLES = new StopWords(List.of(
            "example",
            "placeholder",
            "changeme",
            "change_me",
            "change-me",
            "redacted",
            "replace",
            "dummy",
            "sample",
            "your_",
            "your-",
            "yourkey",
            "yourtoken",
            "xxxxx",
            "not-a-",
            "not_a_",
            "insert",
            "secret_here",
            "deadbeef",
            "abcdefgh",
            "01234567",
            "12345678",
            "aaaaaaaa",
            "00000000"));

    private static final int PAIR_BITS = 5;
    private static final int PAIR_MASK = (1 << PAIR_BITS) - 1;

    private final KeywordAutomaton words;

    /** Which two bytes, by the bits that letters of both cases share, follow one another in front of a word. */
    private final boolean[] pairs = new boolean[1 << (2 * PAIR_BITS)];

    /** Of so many pairs in a row a word that stands there has one in front. */
    private final int stride;

    StopWords(List<String> words) {
        this.words = KeywordAutomaton.of(Keyword.folded(words));
        this.stride = words.stream().mapToInt(String::length).min().orElseThrow() - 1;
        for (String word : words) {
            for (int i = 0; i < stride; i++) {
                pairs[pair(word.charAt(i), word.charAt(i + 1))] = true;
            }
        }
    }

    private static int pair(int first, int second) {
        return ((first & PAIR_MASK) << PAIR_BITS) | (second & PAIR_MASK);
    }

    /** Reads all only from where a word may begin (S. Wu, U. Manber, "A fast algorithm for multi-pattern searching"). */
    @Override
    public boolean keeps(Window window, int start, int end) {
        for (int i = start; i < end - 1; i += stride) {
            if (pairs[pair(window.within(i), window.within(i + 1))]) {
                return !window.contains(words, Math.max(start, i - stride + 1), end);
            }
        }
        return true;
    }
}
