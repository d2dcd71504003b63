package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fills the holes of a word with what is known of them. */
final class Sketches {
    private static final int MOST = 1_024;
    private static final int LONGEST = ShellReader.LONGEST;
    private static final List<String> ANYTHING = List.of(Word.ANYWHERE);

    private Sketches() {}

    /**
     * The texts that a word may be: with too many of them, or too long ones, it may be anything, and of a hole alone nothing
     * can be said.
     *
     * @param text with {@link Word#HOLE} for each hole
     * @param alternatives by the hole's index
     */
    static List<String> of(String text, Map<Integer, List<String>> alternatives) {
        if (text.length() == 1 && alternatives.isEmpty()) {
            return List.of();
        }
        boolean open = alternatives.values().stream().anyMatch(ends -> ends.contains(Word.ANYWHERE));
        if (open || text.length() > LONGEST) {
            return ANYTHING;
        }
        List<String> sketches = List.of("");
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            List<String> ends = alternatives.getOrDefault(i, List.of());
            if (!ends.isEmpty()) {
                long characters = (long) sketches.size()
                        * ends.stream().mapToLong(String::length).sum();
                if ((long) sketches.size() * ends.size() > MOST || characters > LONGEST) {
                    return ANYTHING;
                }
                sketches = joined(joined(sketches, List.of(text.substring(done, i))), ends);
                done = i + 1;
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
