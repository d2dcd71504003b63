package dev.loki.benchmarks.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What people say about the lines of files.
 *
 * <p>A line of a label file is {@code path <tab> line <tab> secret|not}. The line {@code *} stands for all lines of the
 * file that are not named. A line without any label counts neither for nor against a rule set.
 *
 * @param byFile whether a line holds a secret, by path and line; line 0 is the label of the rest of the file
 */
record Labels(SortedMap<String, Map<Integer, Boolean>> byFile) {

    private static final int REST = 0;

    static Labels read(Path file) throws IOException {
        SortedMap<String, Map<Integer, Boolean>> byFile = new TreeMap<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                add(byFile, line.split("\t", -1), file + ":" + number);
            }
        }
        return new Labels(byFile);
    }

    private static void add(Map<String, Map<Integer, Boolean>> byFile, String[] row, String place) {
        if (row.length != 3 || !row[1].matches("\\*|[1-9][0-9]{0,8}") || !row[2].matches("secret|not")) {
            throw new IllegalArgumentException(place + ": expected path, line or *, and secret or not, with tabs");
        }
        int line = row[1].equals("*") ? REST : Integer.parseInt(row[1]);
        byFile.computeIfAbsent(row[0], path -> new TreeMap<>())
                .merge(line, row[2].equals("secret"), (one, other) -> one || other);
    }

    /** How many lines hold a secret. */
    int secrets() {
        return (int) byFile.values().stream()
                .flatMap(lines -> lines.values().stream())
                .filter(secret -> secret)
                .count();
    }

    /** How many lines are labelled one by one. */
    int lines() {
        return byFile.values().stream()
                .mapToInt(lines -> lines.size() - (lines.containsKey(REST) ? 1 : 0))
                .sum();
    }

    /** What is said of a line. */
    Verdict of(String path, int line) {
        Map<Integer, Boolean> lines = byFile.getOrDefault(path, Map.of());
        Boolean secret = lines.containsKey(line) ? lines.get(line) : lines.get(REST);
        return secret == null ? Verdict.UNKNOWN : secret ? Verdict.SECRET : Verdict.NOT;
    }

    enum Verdict {
        SECRET,
        NOT,
        UNKNOWN
    }
}
