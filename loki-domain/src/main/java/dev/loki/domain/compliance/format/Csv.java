package dev.loki.domain.compliance.format;

import dev.loki.domain.audit.AuditEntry;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Entries as rows of a table (RFC 4180), safe to open in a spreadsheet: a cell that a spreadsheet would take for a
 * formula gets an apostrophe in front, and a visible escape stands for each control character. The exact bytes are in the
 * JSON lines.
 */
public final class Csv {

    /** The names of the columns. */
    public static final String HEADER = row(
            List.of("seq", "timestamp", "who", "what", "where", "why", "controls", "metadata", "previousHash", "hash"));

    /** What a spreadsheet begins a formula by; the wide forms are the same to some. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Csv() {}

    /**
     * The row of an entry, with its line's end.
     *
     * @param controls what it is evidence for
     */
    public static String row(AuditEntry entry, Collection<String> controls) {
        return row(List.of(
                Long.toString(entry.seq()),
                entry.timestamp(),
                entry.who(),
                entry.what(),
                text(entry.where()),
                text(entry.why()),
                String.join(" ", controls),
                entry.metadata().toString(),
                entry.previousHash(),
                entry.hash()));
    }

    /** A row of these cells, with its line's end. */
    public static String row(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        boolean isFormula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        String visible = (isFormula ? "'" : "") + VisibleText.of(text);
        boolean isPlain = visible.chars().noneMatch(c -> c == '"' || c == ',' || c == ';');
        return isPlain ? visible : '"' + visible.replace("\"", "\"\"") + '"';
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
