package dev.loki.domain.scan;

/**
 * A few words of letters and underscores, found in any case without a text being made of what is looked at. A word is a
 * number of five bits a letter, so it has at most {@value #LONGEST}. Immutable and thread-safe.
 */
final class WordSet {

    static final int LONGEST = 12;
    private static final int LETTER_BITS = 5;
    private static final int UNDERSCORE = 27;

    private final long[] slots;

    /** The last two letters of words: most of what is looked at ends in no such. */
    private final boolean[] endings = new boolean[1 << (2 * LETTER_BITS)];

    private int shortest = LONGEST;

    private WordSet(String... words) {
        slots = new long[Integer.highestOneBit(words.length) * 8];
        for (String word : words) {
            add(word);
        }
    }

    static WordSet of(String... words) {
        return new WordSet(words);
    }

    private void add(String word) {
        long packed = 0;
        for (int i = word.length() - 1; i >= 0; i--) {
            packed = packed << LETTER_BITS | letter(word.charAt(i));
        }
        if (word.length() > LONGEST) {
            throw new IllegalArgumentException("a word has at most " + LONGEST + " letters: " + word);
        }
        shortest = Math.min(shortest, word.length());
        endings[ending(word.charAt(word.length() - 2), word.charAt(word.length() - 1))] = true;
        int slot = slotOf(packed);
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = packed;
    }

    /** Whether a stretch is one of the words. */
    boolean has(Window window, int from, int to) {
        if (to - from > LONGEST) {
            return false;
        }
        long packed = 0;
        window.looked(to - from);
        for (int i = to - 1; i >= from; i--) {
            int letter = letter(window.at(i));
            if (letter == 0) {
                return false;
            }
            packed = packed << LETTER_BITS | letter;
        }
        return has(packed);
    }

    /** The letters of a stretch, all else left out, as a number to look for; 0 where they are more than a word has. */
    static long letters(Window window, int from, int to) {
        long packed = 0;
        int letters = 0;
        window.looked(to - from);
        for (int i = to - 1; i >= from && letters <= LONGEST; i--) {
            int letter = letter(window.within(i));
            if (letter > 0 && letter < UNDERSCORE) {
                packed = packed << LETTER_BITS | letter;
                letters++;
            }
        }
        return letters > LONGEST ? 0 : packed;
    }

    /** Whether a stretch ends in one of the words. */
    boolean endIn(Window window, int from, int to) {
        if (to - from < shortest || !endings[ending(window.at(to - 2), window.at(to - 1))]) {
            return false;
        }
        long packed = 0;
        for (int length = 1; length <= LONGEST && length <= to - from; length++) {
            int letter = letter(window.at(to - length));
            if (letter == 0) {
                return false;
            }
            packed = packed << LETTER_BITS | letter;
            if (length >= shortest && has(packed)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word, as a number, is one of them. */
    boolean has(long packed) {
        int slot = slotOf(packed);
        while (slots[slot] != 0 && slots[slot] != packed) {
            slot = slot + 1 & slots.length - 1;
        }
        return packed != 0 && slots[slot] == packed;
    }

    private int slotOf(long packed) {
        long mixed = packed * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & slots.length - 1;
    }

    private static int ending(int beforeLast, int last) {
        return (letter(beforeLast) << LETTER_BITS) | letter(last);
    }

    private static int letter(int found) {
        int letter = (found | 0x20) - 'a' + 1;
        return letter >= 1 && letter <= 26 ? letter : found == '_' ? UNDERSCORE : 0;
    }
}
