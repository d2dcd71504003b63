package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Mark.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The marks of a text node that Markdown can say. Colours, alignment, borders and annotations leave the text alone. */
final class MarkReader {

    private MarkReader() {}

    static List<Mark> read(AdfNode node) {
        List<Mark> marks = new ArrayList<>();
        node.marks().forEach(mark -> read(mark, marks));
        return Mark.settle(marks);
    }

    /** Where the node's link leads that is not among its marks, because nobody should follow it; else empty. */
    static String refusedTarget(AdfNode node) {
        String href = node.mark("link").map(mark -> mark.attribute("href")).orElse("");
        return LinkTarget.of(href).isEmpty() ? href : "";
    }

    private static void read(AdfNode mark, List<Mark> marks) {
        if (mark.is("link")) {
            link(mark).ifPresent(marks::add);
        } else {
            style(mark).map(Mark::new).ifPresent(marks::add);
        }
    }

    private static Optional<Mark> link(AdfNode mark) {
        String target = LinkTarget.of(mark.attribute("href"));
        return target.isEmpty()
                ? Optional.empty()
                : Optional.of(Mark.link(target, LinkTarget.keptTitle(mark.attribute("title"))));
    }

    private static Optional<Style> style(AdfNode mark) {
        return switch (mark.type()) {
            case "strong" -> Optional.of(Style.STRONG);
            case "em" -> Optional.of(Style.EM);
            case "strike" -> Optional.of(Style.STRIKE);
            case "underline" -> Optional.of(Style.UNDERLINE);
            case "code" -> Optional.of(Style.CODE);
            case "subsup" -> Optional.of(mark.attribute("type").equals("sub") ? Style.SUB : Style.SUP);
            default -> Optional.empty();
        };
    }
}
