package dev.loki.domain.compliance.format;

import dev.loki.domain.compliance.format.ReportDocument.Block;
import dev.loki.domain.compliance.format.ReportDocument.Section;
import dev.loki.domain.compliance.format.ReportDocument.Table;
import dev.loki.domain.compliance.format.ReportDocument.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document as one HTML file that needs no other and runs nothing, for the screen and for paper. */
final class HtmlPage {

    private HtmlPage() {}

    static String of(ReportDocument document) {
        StringBuilder page = new StringBuilder(head(document));
        document.sections().forEach(section -> page.append(of(section)));
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String head(ReportDocument document) {
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%1$s</title>
            <style>
            %2$s</style>
            </head>
            <body>
            <header>
            <p class="mark">Loki audit evidence</p>
            <h1>%1$s</h1>
            <p class="subtitle">%3$s</p>
            <p class="status %4$s">%5$s</p>
            </header>
            <main>
            """.formatted(
                        escaped(document.title()),
                        HtmlStyle.CSS,
                        escaped(document.subtitle()),
                        document.isAlarm() ? "alarm" : "intact",
                        escaped(document.status()));
    }

    private static String of(Section section) {
        StringBuilder html = new StringBuilder("<section>\n<h2>" + escaped(section.headline()) + "</h2>\n");
        section.blocks().forEach(block -> html.append(of(block)));
        return html.append("</section>\n").toString();
    }

    private static String of(Block block) {
        if (block instanceof Text paragraph) {
            return "<p>" + escaped(paragraph.text()).replaceAll("`([^`]*)`", "<code>$1</code>") + "</p>\n";
        }
        return table((Table) block);
    }

    private static String table(Table table) {
        List<String> head = table.head();
        StringBuilder html = new StringBuilder(head == null ? "<table class=\"facts\">\n" : "<table>\n");
        if (head != null) {
            html.append("<thead>").append(row(table, head, "th scope=\"col\"")).append("</thead>\n");
        }
        html.append("<tbody>\n");
        table.rows().forEach(cells -> html.append(row(table, cells, null)).append('\n'));
        return html.append("</tbody>\n</table>\n").toString();
    }

    /** The first cell of a row of the body names the row. */
    private static String row(Table table, List<String> cells, @Nullable String headTag) {
        StringBuilder row = new StringBuilder("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            boolean isName = i == 0 && !table.numbers().contains(0);
            String tag = headTag != null ? headTag : isName ? "th scope=\"row\"" : "td";
            row.append('<')
                    .append(tag)
                    .append(table.numbers().contains(i) ? " class=\"number\"" : "")
                    .append('>');
            row.append(escaped(cells.get(i)));
            row.append("</").append(tag, 0, 2).append('>');
        }
        return row.append("</tr>").toString();
    }

    private static String escaped(String text) {
        return VisibleText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
