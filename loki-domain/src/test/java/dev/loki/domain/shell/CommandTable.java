package dev.loki.domain.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** The table of commands and what is found in each, as it stands in {@code commands.txt}. */
final class CommandTable {
    /** A command, the line it stands in, and the lines that say what is found in it. */
    record Row(int line, String command, List<String> findings) {}

    private CommandTable() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : text().split("\n", -1)) {
            number++;
            if (line.startsWith("$")) {
                rows.add(new Row(number, behindMark(line), new ArrayList<>()));
            } else if (line.startsWith(">")) {
                Row last = rows.remove(rows.size() - 1);
                rows.add(new Row(last.line(), last.command() + "\n" + behindMark(line), last.findings()));
            } else if (line.startsWith("    ")) {
                rows.get(rows.size() - 1).findings().add(line.strip());
            }
        }
        return rows;
    }

    private static String behindMark(String line) {
        return line.length() > 2 ? line.substring(2) : "";
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(CommandTable.class.getResourceAsStream("commands.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reading in the table's own words. */
    static List<String> findings(ShellReading reading) {
        List<String> lines = new ArrayList<>();
        add(
                lines,
                "runs",
                reading.invocations().stream()
                        .map(run -> run.baseName().orElse("?"))
                        .collect(Collectors.joining(" ")));
        add(
                lines,
                "touches",
                reading.touches().stream().map(CommandTable::touch).collect(Collectors.joining(", ")));
        add(
                lines,
                "doubts",
                reading.doubts().stream()
                        .map(doubt -> lower(doubt.kind()))
                        .distinct()
                        .collect(Collectors.joining(" ")));
        return lines;
    }

    private static void add(List<String> lines, String title, String content) {
        if (!content.isEmpty()) {
            lines.add((title + " " + content).strip());
        }
    }

    private static String touch(FileTouch touch) {
        Word path = touch.path();
        String mark = path.form() == Word.Form.TEXT ? "" : lower(path.form()) + ":";
        return lower(touch.kind()) + " " + mark + path.value();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
