package dev.loki.adapter.fs.audit;

import java.util.Arrays;

/** A set of hashes that may take others for its own, but never misses one: {@value #BITS} bits, four for each. */
final class BloomFilter {

    static final int BITS = 8192;
    static final int WORDS = BITS / Long.SIZE;

    private static final int HASHES = 4;

    private final long[] words;

    BloomFilter() {
        this(new long[WORDS]);
    }

    /**
     * @param words kept
     */
    BloomFilter(long[] words) {
        this.words = words;
    }

    void add(long hash) {
        for (int i = 0; i < HASHES; i++) {
            int bit = bit(hash, i);
            words[bit / Long.SIZE] |= 1L << bit;
        }
    }

    boolean mayHold(long hash) {
        for (int i = 0; i < HASHES; i++) {
            int bit = bit(hash, i);
            if ((words[bit / Long.SIZE] & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    /** From now on it may hold anything. */
    void fill() {
        Arrays.fill(words, -1L);
    }

    /** Its {@value #WORDS} words; not to be changed. */
    long[] words() {
        return words;
    }

    private static int bit(long hash, int number) {
        int step = (int) (hash >>> 32) | 1;
        return ((int) hash + number * step) & (BITS - 1);
    }
}
