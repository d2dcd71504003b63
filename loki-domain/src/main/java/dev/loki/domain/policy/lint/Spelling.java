package dev.loki.domain.policy.lint;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was most likely meant. Words of 4 to 64 characters are compared. */
public final class Spelling {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 64;

    private Spelling() {}

    /** A known word at most two changes away, or one that differs in case or in - and _ only. */
    public static Optional<String> meant(String word, Collection<String> known) {
        if (known.contains(word) || word.length() < SHORTEST || word.length() > LONGEST) {
            return Optional.empty();
        }
        int most = word.length() > 2 * SHORTEST - 3 ? 2 : 1;
        return known.stream()
                .filter(other -> other.length() >= SHORTEST && distance(plain(word), plain(other)) <= most)
                .min(Comparator.comparingInt(other -> distance(word, other)));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    /** Levenshtein's distance: how many characters must be put in, taken out or changed. */
    static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
