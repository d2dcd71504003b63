package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Inline.Break;
import dev.loki.adapter.jira.adf.Inline.Run;
import dev.loki.adapter.jira.adf.Mark.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** The parts of a paragraph of Markdown, for ADF. Names are text: nobody is pinged. */
final class InlineWriter {

    private final List<Inline> to = new ArrayList<>();
    private final HtmlMarks html = new HtmlMarks();

    private InlineWriter() {}

    /** Settled inlines of all that is below the node. */
    static List<Inline> write(Node parent) {
        InlineWriter writer = new InlineWriter();
        writer.children(parent, List.of());
        return Inlines.settle(writer.to);
    }

    private void children(Node parent, List<Mark> marks) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            node(node, marks);
        }
    }

    private void node(Node node, List<Mark> marks) {
        if (node instanceof Text text) {
            run(text.getLiteral(), marks);
        } else if (node instanceof Code code) {
            run(code.getLiteral(), and(marks, Mark.CODE));
        } else if (node instanceof SoftLineBreak) {
            run(" ", marks);
        } else if (node instanceof HardLineBreak) {
            to.add(Break.LINE);
        } else if (node instanceof Link link) {
            link(link, marks);
        } else if (node instanceof Image image) {
            image(image, marks);
        } else if (node instanceof HtmlInline tag) {
            tag(tag.getLiteral(), marks);
        } else {
            children(node, style(node).map(style -> and(marks, new Mark(style))).orElse(marks));
        }
    }

    private static Optional<Style> style(Node node) {
        if (node instanceof StrongEmphasis) {
            return Optional.of(Style.STRONG);
        }
        if (node instanceof Emphasis) {
            return Optional.of(Style.EM);
        }
        return node instanceof Strikethrough ? Optional.of(Style.STRIKE) : Optional.empty();
    }

    private void run(String text, List<Mark> marks) {
        List<Mark> all = new ArrayList<>(marks);
        all.addAll(html.marks());
        to.add(new Run(text, all));
    }

    private void tag(String tag, List<Mark> marks) {
        if (HtmlMarks.isLineBreak(tag)) {
            to.add(Break.LINE);
        } else if (!HtmlMarks.isComment(tag) && !html.take(tag)) {
            run(tag, marks);
        }
    }

    private void link(Link link, List<Mark> marks) {
        String target = LinkTarget.of(link.getDestination());
        int before = to.size();
        children(link, target.isEmpty() ? marks : and(marks, Mark.link(target, title(link.getTitle()))));
        String text = text(to.subList(before, to.size()));
        boolean isInvisible =
                text.isBlank() && to.subList(before, to.size()).stream().noneMatch(InlineWriter::isCode);
        if (isInvisible && !target.isEmpty()) {
            run(target, and(marks, Mark.link(target, title(link.getTitle()))));
        } else if (target.isEmpty()) {
            refused(link.getDestination(), text, marks);
        }
    }

    /** A target that nobody should follow is told, not linked. */
    private void refused(String target, String text, List<Mark> marks) {
        if (!target.isBlank() && !target.equals(text)) {
            run(" (" + target + ")", marks);
        }
    }

    /** Jira shows no image that it does not hold: its description leads to it. */
    private void image(Image image, List<Mark> marks) {
        String alt = text(write(image));
        String target = LinkTarget.of(image.getDestination());
        String text = alt.isBlank() ? "image" : alt;
        run(text, target.isEmpty() ? marks : and(marks, Mark.link(target, title(image.getTitle()))));
        if (target.isEmpty()) {
            refused(image.getDestination(), text, marks);
        }
    }

    private static boolean isCode(Inline inline) {
        return inline instanceof Run run && run.isCode();
    }

    private static String title(@Nullable String title) {
        return title == null ? "" : LinkTarget.keptTitle(title);
    }

    private static String text(List<Inline> inlines) {
        StringBuilder text = new StringBuilder();
        inlines.forEach(inline -> text.append(inline instanceof Run run ? run.text() : " "));
        return text.toString();
    }

    private static List<Mark> and(List<Mark> marks, Mark mark) {
        List<Mark> more = new ArrayList<>(marks);
        more.add(mark);
        return more;
    }
}
