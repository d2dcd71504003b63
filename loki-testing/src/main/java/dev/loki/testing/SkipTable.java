package dev.loki.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The last word of the build: which tests were skipped, in all modules, and why. */
public final class SkipTable {
    private static final int COLUMNS = Skip.HEADER.cells().size();

    private SkipTable() {}

    /**
     * Prints the table.
     *
     * @param args the project's root folder, and the UTC instant at which the build began: what older runs left
     *     behind is no news
     */
    public static void main(String[] args) throws IOException {
        System.out.println(render(collect(Path.of(args[0]), Instant.parse(args[1]))));
    }

    static List<SkipFile> collect(Path root, Instant since) throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.sorted()
                    .map(module -> module.resolve("target").resolve("loki-skips.tsv"))
                    .filter(file -> writtenSince(since, file))
                    .map(SkipFile::new)
                    .toList();
        }
    }

    private static boolean writtenSince(Instant since, Path file) {
        return !Instant.ofEpochMilli(file.toFile().lastModified()).isBefore(since);
    }

    static String render(List<SkipFile> files) {
        List<Skip> skips = files.stream().flatMap(file -> file.read().stream()).toList();
        if (files.isEmpty()) {
            return "Skipped tests: unknown, for no module ran its tests.";
        }
        if (skips.isEmpty()) {
            return "Skipped tests: nothing was skipped (" + files.size() + " modules looked).";
        }
        return "Skipped tests: " + skips.size() + "\n" + table(skips);
    }

    private static String table(List<Skip> skips) {
        List<List<String>> rows = Stream.concat(Stream.of(Skip.HEADER), skips.stream())
                .map(Skip::cells)
                .toList();
        int[] widths = IntStream.range(0, COLUMNS)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, COLUMNS)
                .mapToObj(column -> cells.get(column)
                        + " ".repeat(widths[column] - cells.get(column).length()))
                .collect(Collectors.joining(" | "))
                .stripTrailing();
    }
}
