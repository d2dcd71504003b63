package dev.loki.domain.compliance.format;

import dev.loki.domain.compliance.format.ReportDocument.Block;
import dev.loki.domain.compliance.format.ReportDocument.Section;
import dev.loki.domain.compliance.format.ReportDocument.Table;
import dev.loki.domain.compliance.format.ReportDocument.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** A document as GitHub Flavored Markdown; nothing that an entry says can become markup. */
final class MarkdownText {

    private MarkdownText() {}

    static String of(ReportDocument document) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(escaped(document.title())).append("\n\n");
        text.append(escaped(document.subtitle())).append("\n\n");
        text.append("> **").append(escaped(document.status())).append("**\n");
        for (Section section : document.sections()) {
            text.append("\n## ").append(escaped(section.headline())).append('\n');
            section.blocks().forEach(block -> text.append('\n').append(of(block)));
        }
        return text.toString();
    }

    private static String of(Block block) {
        if (block instanceof Text paragraph) {
            return paragraph.text() + "\n";
        }
        Table table = (Table) block;
        int columns = table.rows().get(0).size();
        List<String> head = Objects.requireNonNullElse(table.head(), Collections.nCopies(columns, ""));
        List<String> rule = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            rule.add(table.numbers().contains(i) ? "---:" : "---");
        }
        StringBuilder text = new StringBuilder(row(head));
        text.append("|").append(String.join("|", rule)).append("|\n");
        table.rows().forEach(cells -> text.append(row(cells)));
        return text.toString();
    }

    private static String row(List<String> cells) {
        StringBuilder row = new StringBuilder("|");
        cells.forEach(cell -> row.append(' ').append(escaped(cell)).append(" |"));
        return row.append('\n').toString();
    }

    private static String escaped(String text) {
        return VisibleText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("[\\\\*_\\[\\]|~!#`]", "\\\\$0")
                .replace("://", ":&#47;&#47;")
                .replace("www.", "www&#46;");
    }
}
