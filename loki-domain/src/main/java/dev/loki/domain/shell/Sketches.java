package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fills the holes of a word with what is known of them. */
final class Sketches {
    private static final int MOST = 64;
    private static final int LONGEST = 1_000;

    private Sketches() {}

    /**
     * The texts that a word may be: with too many of them the holes stay, and of a word that is too long, or a hole alone,
     * nothing can be said.
     *
     * @param text with {@link Word#HOLE} for each hole
     * @param alternatives by the hole's index
     */
    static List<String> of(String text, Map<Integer, List<String>> alternatives) {
        if (text.length() > LONGEST || (text.length() == 1 && alternatives.isEmpty())) {
            return List.of();
        }
        List<String> sketches = List.of("");
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            List<String> ends = alternatives.getOrDefault(i, List.of());
            if (!ends.isEmpty()) {
                sketches = joined(joined(sketches, List.of(text.substring(done, i))), ends);
                done = i + 1;
            }
            if (sketches.size() > MOST || sketches.get(0).length() > LONGEST) {
                return List.of(text);
            }
        }
        return joined(sketches, List.of(text.substring(done)));
    }

    /** Each of the first with each of the second behind it. */
    static List<String> joined(List<String> starts, List<String> ends) {
        List<String> all = new ArrayList<>();
        for (String start : starts) {
            ends.forEach(end -> all.add(start + end));
        }
        return all;
    }
}
