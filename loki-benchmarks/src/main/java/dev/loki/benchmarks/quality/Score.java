package dev.loki.benchmarks.quality;

import dev.loki.benchmarks.quality.Labels.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Counts the lines that a rule set is right or wrong about. Not thread-safe. */
final class Score {

    private final String name;
    private final Labels labels;
    private final Map<Verdict, List<String>> found = new TreeMap<>();
    private final List<String> missed = new ArrayList<>();

    Score(String name, Labels labels) {
        this.name = name;
        this.labels = labels;
        for (Verdict verdict : Verdict.values()) {
            found.put(verdict, new ArrayList<>());
        }
    }

    /**
     * Takes in what was found in a labelled file.
     *
     * @param byLine the rules that found something, by line
     */
    void take(String path, Map<Integer, Set<String>> byLine) {
        byLine.forEach((line, rules) -> Objects.requireNonNull(found.get(labels.of(path, line)))
                .add(path + ":" + line + " " + String.join(",", rules)));
        labels.byFile().getOrDefault(path, Map.of()).forEach((line, secret) -> {
            if (secret && !byLine.containsKey(line)) {
                missed.add(path + ":" + line);
            }
        });
    }

    /** Of the lines found, how many hold a secret; 1 where none was found. */
    double precision() {
        int all = count(Verdict.SECRET) + count(Verdict.NOT);
        return all == 0 ? 1 : (double) count(Verdict.SECRET) / all;
    }

    /** Of the lines that hold a secret, how many were found; 1 where there are none. */
    double recall() {
        int all = count(Verdict.SECRET) + missed.size();
        return all == 0 ? 1 : (double) count(Verdict.SECRET) / all;
    }

    int count(Verdict verdict) {
        return found.getOrDefault(verdict, List.of()).size();
    }

    /** Precision, recall and what they were counted from, on one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-10s precision %.3f  recall %.3f  (found %d, wrongly %d, missed %d, unlabelled %d)",
                name,
                precision(),
                recall(),
                count(Verdict.SECRET),
                count(Verdict.NOT),
                missed.size(),
                count(Verdict.UNKNOWN));
    }

    /** Where it was wrong, one line each; no values. */
    List<String> mistakes() {
        List<String> all = new ArrayList<>();
        found.getOrDefault(Verdict.NOT, List.of()).forEach(place -> all.add("wrong " + place));
        missed.forEach(place -> all.add("missed " + place));
        found.getOrDefault(Verdict.UNKNOWN, List.of()).forEach(place -> all.add("unlabelled " + place));
        return all;
    }
}
