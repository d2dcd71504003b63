package dev.loki.domain.compliance.format;

import dev.loki.domain.compliance.ComplianceReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as people read it, before it is Markdown or HTML.
 *
 * @param title of the whole
 * @param subtitle what it is about, in one line
 * @param status the verdict on the chain, in one line
 * @param isAlarm whether the verdict is that the chain was tampered with
 * @param sections in order
 */
record ReportDocument(String title, String subtitle, String status, boolean isAlarm, List<Section> sections) {

    ReportDocument {
        sections = List.copyOf(sections);
    }

    static ReportDocument of(ComplianceReport report) {
        return new DocumentWriter(report).document();
    }

    /** A headline, and what stands below it. */
    record Section(String headline, List<Block> blocks) {

        Section {
            blocks = List.copyOf(blocks);
        }
    }

    /** A part of a section. */
    sealed interface Block permits Text, Table {}

    /** A paragraph in our own words, with code between backticks; never what an entry says. */
    record Text(String text) implements Block {}

    /**
     * A table.
     *
     * @param head the columns' names; null for a table of facts, whose first column names them
     * @param rows each with as many cells as there are columns
     * @param numbers which columns hold numbers
     */
    record Table(@Nullable List<String> head, List<List<String>> rows, List<Integer> numbers) implements Block {

        Table {
            rows = List.copyOf(rows);
            numbers = List.copyOf(numbers);
        }
    }
}
