package dev.loki.domain.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What stands under three characters in a row: a hash table with open addressing, so that a look-up allocates nothing.
 * Immutable and thread-safe.
 */
final class Grams<T> {

    static final int LENGTH = 3;

    private final int[] grams;
    private final List<List<T>> values;
    private final int mask;

    private Grams(int[] grams, List<List<T>> values) {
        this.grams = grams;
        this.values = values;
        this.mask = grams.length - 1;
    }

    /** At most a quarter of the places is taken, so most looks end at the first. */
    static <T> Grams<T> of(Map<Integer, List<T>> byGram) {
        int places = Integer.highestOneBit(byGram.size() + 1) * 8;
        int[] grams = new int[places];
        List<List<T>> values = new ArrayList<>(Collections.nCopies(places, List.<T>of()));
        byGram.forEach((gram, some) -> {
            int place = placeOf(gram, places - 1);
            while (!values.get(place).isEmpty()) {
                place = (place + 1) & (places - 1);
            }
            grams[place] = gram;
            values.set(place, List.copyOf(some));
        });
        return new Grams<>(grams, values);
    }

    /** Ten bits a character: more than one gram may have the same number, which costs a look and no more. */
    static int at(CharSequence text, int place) {
        return (text.charAt(place) & 0x3ff) << 20
                | (text.charAt(place + 1) & 0x3ff) << 10
                | (text.charAt(place + 2) & 0x3ff);
    }

    /** What stands under the characters at a place of a text. */
    List<T> valuesAt(CharSequence text, int at) {
        int gram = at(text, at);
        int place = placeOf(gram, mask);
        List<T> found = values.get(place);
        while (!found.isEmpty() && grams[place] != gram) {
            place = (place + 1) & mask;
            found = values.get(place);
        }
        return found;
    }

    private static int placeOf(int gram, int mask) {
        int mixed = gram * 0x9e3779b1;
        return (mixed ^ mixed >>> 15) & mask;
    }
}
