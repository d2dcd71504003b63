package dev.loki.domain.compliance;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts texts in bounded memory: what comes once there are too many different ones is counted as others. Not thread-safe. */
final class Tally {

    /** What stands for the texts that were too many; no action can be called so, because it is cut differently. */
    static final String OTHERS = "(others)";

    private static final int MAX_TEXTS = 500;
    private static final int MAX_LENGTH = 120;

    private final Map<String, Long> counts = new HashMap<>();
    private long others;

    void add(String text) {
        String key = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "\u2026" : text;
        if (counts.containsKey(key) || counts.size() < MAX_TEXTS) {
            counts.merge(key, 1L, Long::sum);
        } else {
            others++;
        }
    }

    /** The counts, largest first, equal ones by their text; others last. */
    Map<String, Long> counts() {
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(count -> sorted.put(count.getKey(), count.getValue()));
        if (others > 0) {
            sorted.merge(OTHERS, others, Long::sum);
        }
        return sorted;
    }
}
