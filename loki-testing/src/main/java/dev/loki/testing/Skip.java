package dev.loki.testing;

import java.util.List;
import java.util.stream.Collectors;

/** A test that was skipped: one row of the table. */
record Skip(String module, String test, String needs, String reason) {
    static final Skip HEADER = new Skip("module", "test", "needs", "reason");

    static Skip parse(String row) {
        String[] cells = row.split("\t", -1);
        if (cells.length != 4) {
            throw new IllegalArgumentException(
                    "a row of skipped tests has four cells, not " + cells.length + ": " + row);
        }
        return new Skip(cells[0], cells[1], cells[2], cells[3]);
    }

    List<String> cells() {
        return List.of(module, test, needs, reason);
    }

    String row() {
        return cells().stream().map(cell -> cell.replaceAll("\\s+", " ")).collect(Collectors.joining("\t"));
    }
}
