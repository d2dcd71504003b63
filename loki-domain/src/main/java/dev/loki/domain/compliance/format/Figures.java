package dev.loki.domain.compliance.format;

import dev.loki.domain.compliance.format.ReportDocument.Block;
import dev.loki.domain.compliance.format.ReportDocument.Table;
import dev.loki.domain.compliance.format.ReportDocument.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers, counts and small tables, as people read them. */
final class Figures {

    private static final int MAX_ROWS = 50;

    private Figures() {}

    /** A table without a head. */
    static Block facts(List<List<String>> rows) {
        return new Table(null, rows, List.of());
    }

    static Block table(String name, Map<String, Long> counts) {
        List<List<String>> rows = new ArrayList<>();
        counts.entrySet().stream()
                .limit(MAX_ROWS)
                .forEach(count -> rows.add(List.of(count.getKey(), number(count.getValue()))));
        if (counts.size() > MAX_ROWS) {
            rows.add(List.of((counts.size() - MAX_ROWS) + " more", ""));
        }
        return rows.isEmpty()
                ? new Text("No " + name.toLowerCase(Locale.ROOT) + " is on record in the period.")
                : new Table(List.of(name, "Entries"), rows, List.of(1));
    }

    static String counts(Map<String, Long> counts, int max) {
        if (counts.isEmpty()) {
            return "\u2013";
        }
        String some = counts.entrySet().stream()
                .limit(max)
                .map(count -> count.getKey() + " " + number(count.getValue()))
                .collect(Collectors.joining(", "));
        return counts.size() > max ? some + ", " + (counts.size() - max) + " more" : some;
    }

    static String bound(@Nullable Long seq, @Nullable String time) {
        return seq == null ? "none" : "seq " + seq + ", " + time;
    }

    static String seq(@Nullable Long seq) {
        return seq == null ? "\u2013" : Long.toString(seq);
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
