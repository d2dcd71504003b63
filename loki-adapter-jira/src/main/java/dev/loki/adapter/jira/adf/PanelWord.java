package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Inline.Run;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** The bold word at the head of a quote that is a panel. */
enum PanelWord {
    INFO,
    NOTE,
    TIP,
    WARNING,
    ERROR,
    SUCCESS;

    /** The word of a panel node; a team's own kind of panel is a note. */
    static PanelWord of(AdfNode panel) {
        return Stream.of(values())
                .filter(word -> word.type().equals(panel.attribute("panelType")))
                .findFirst()
                .orElse(NOTE);
    }

    /** The panel that a quote is: its first paragraph is nothing but the word, or begins with an alert of GitHub. */
    static Optional<PanelWord> of(Node quote) {
        Node first = quote.getFirstChild() instanceof Paragraph paragraph ? paragraph.getFirstChild() : null;
        if (first instanceof Text text && isLine(text)) {
            return ofAlert(text.getLiteral());
        }
        boolean isBold = first instanceof StrongEmphasis strong && strong.getNext() == null;
        return first != null && isBold ? named(InlineWriter.write(first)) : Optional.empty();
    }

    /** What stands behind an alert in the first paragraph of a quote. */
    static List<Inline> behind(Node quote) {
        Node first = quote.getFirstChild().getFirstChild();
        if (!(first instanceof Text)) {
            return List.of();
        }
        first.unlink();
        return InlineWriter.write(quote.getFirstChild());
    }

    private static boolean isLine(Text text) {
        return text.getNext() == null || text.getNext() instanceof SoftLineBreak;
    }

    private static Optional<PanelWord> named(List<Inline> bold) {
        return Stream.of(values())
                .filter(panel -> bold.equals(List.of(Run.plain(panel.word()))))
                .findFirst();
    }

    private static Optional<PanelWord> ofAlert(String alert) {
        return switch (alert.strip().toUpperCase(Locale.ROOT)) {
            case "[!NOTE]" -> Optional.of(NOTE);
            case "[!TIP]" -> Optional.of(TIP);
            case "[!IMPORTANT]" -> Optional.of(INFO);
            case "[!WARNING]" -> Optional.of(WARNING);
            case "[!CAUTION]" -> Optional.of(ERROR);
            default -> Optional.empty();
        };
    }

    /** As ADF has it. */
    String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people read it. */
    String word() {
        return name().charAt(0) + type().substring(1);
    }

    Run run() {
        return new Run(word(), List.of(Mark.STRONG));
    }
}
