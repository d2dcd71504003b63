package dev.loki.bootstrap;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of some names was most likely meant by one that is none of them. */
final class NearestName {

    /** A name of which more than every fourth character is wrong is another name. */
    private static final int RIGHT_FOR_ONE_WRONG = 4;

    private static final int LONGEST = 100;

    private NearestName() {}

    static Optional<String> of(String meant, List<String> names) {
        int most = Math.max(1, meant.length() / RIGHT_FOR_ONE_WRONG);
        return meant.length() > LONGEST
                ? Optional.empty()
                : names.stream()
                        .filter(name -> distance(meant, name) <= most)
                        .min(Comparator.comparingInt((String name) -> distance(meant, name))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** Characters put in, left out, changed, or swapped with their neighbour (optimal string alignment). */
    static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < last.length; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                if (isSwapped(one, other, i, j)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[other.length()];
    }

    private static boolean isSwapped(String one, String other, int i, int j) {
        return i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }
}
