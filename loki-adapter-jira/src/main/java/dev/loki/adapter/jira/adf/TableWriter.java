package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Inline.Run;
import dev.loki.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/** Tables of Markdown; lines of text where ADF takes no table, or none so wide. */
final class TableWriter {

    /** A row that is parted says every cell again: wide ones would never come to an end. */
    static final int MAX_COLUMNS = 100;

    private TableWriter() {}

    static void write(Node table, Place place, List<JsonObject> to) {
        List<Node> rows = rows(table);
        if (rows.size() > 1 && isEmpty(rows.get(0))) {
            rows.remove(0);
        }
        if (place.takes("table") && cells(rows.get(0)).size() <= MAX_COLUMNS) {
            to.add(AdfJson.node("table", rows.stream().map(TableWriter::row).toList()));
        } else {
            to.add(AdfJson.paragraph(lines(rows)));
        }
    }

    private static List<Node> rows(Node parent) {
        List<Node> rows = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof TableRow) {
                rows.add(child);
            } else {
                rows.addAll(rows(child));
            }
        }
        return rows;
    }

    private static List<TableCell> cells(Node row) {
        List<TableCell> cells = new ArrayList<>();
        for (Node child = row.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof TableCell cell) {
                cells.add(cell);
            }
        }
        return cells;
    }

    /** Markdown has no table without a head: an empty one stands for none. */
    private static boolean isEmpty(Node row) {
        return cells(row).stream().allMatch(cell -> InlineWriter.write(cell).isEmpty());
    }

    private static JsonObject row(Node row) {
        return AdfJson.node(
                "tableRow", cells(row).stream().map(TableWriter::cell).toList());
    }

    private static JsonObject cell(TableCell cell) {
        List<JsonObject> content = List.of(AdfJson.paragraph(InlineWriter.write(cell)));
        return AdfJson.node(cell.isHeader() ? "tableHeader" : "tableCell", content);
    }

    private static List<Inline> lines(List<Node> rows) {
        List<Inline> lines = new ArrayList<>();
        for (Node row : rows) {
            FlowReader.startLine(lines);
            for (TableCell cell : cells(row)) {
                lines.add(Run.plain(cell.getPrevious() == null ? "" : " | "));
                lines.addAll(InlineWriter.write(cell));
            }
        }
        return Inlines.settle(lines);
    }
}
