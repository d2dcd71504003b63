package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Inline.Run;
import dev.loki.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/** The blocks of Markdown as those of ADF, or as the nearest that ADF takes where they stand. Not thread-safe. */
final class BlockWriter {

    private final ListWriter lists;

    BlockWriter(MarkdownSource source) {
        this.lists = new ListWriter(this, source);
    }

    /** All that is below the node. */
    List<JsonObject> write(Node parent, Place place) {
        return writeFrom(parent.getFirstChild(), place);
    }

    private List<JsonObject> writeFrom(@Nullable Node first, Place place) {
        List<JsonObject> blocks = new ArrayList<>();
        for (Node node = first; node != null; node = node.getNext()) {
            block(node, place, blocks);
        }
        return blocks;
    }

    void block(Node node, Place place, List<JsonObject> to) {
        if (node instanceof Paragraph) {
            paragraph(InlineWriter.write(node), to);
        } else if (node instanceof Heading heading) {
            heading(heading, place, to);
        } else if (node instanceof FencedCodeBlock code) {
            to.add(code(code.getInfo(), code.getLiteral()));
        } else if (node instanceof IndentedCodeBlock code) {
            to.add(code("", code.getLiteral()));
        } else if (node instanceof HtmlBlock html) {
            paragraph(HtmlText.read(html.getLiteral()), to);
        } else if (node instanceof ThematicBreak) {
            to.add(place.takes("rule") ? AdfJson.node("rule", List.of()) : line("---"));
        } else if (node instanceof BlockQuote) {
            quote(node, place, to);
        } else if (node instanceof ListBlock list) {
            lists.write(list, place, to);
        } else if (node instanceof TableBlock) {
            TableWriter.write(node, place, to);
        } else if (!(node instanceof LinkReferenceDefinition)) {
            to.addAll(write(node, place));
        }
    }

    private static void paragraph(List<Inline> inlines, List<JsonObject> to) {
        if (!inlines.isEmpty()) {
            to.add(AdfJson.paragraph(inlines));
        }
    }

    private static JsonObject line(String text) {
        return AdfJson.paragraph(List.of(Run.plain(text)));
    }

    private static void heading(Heading heading, Place place, List<JsonObject> to) {
        List<Inline> text = InlineWriter.write(heading);
        if (place.takes("heading")) {
            JsonObject level = AdfJson.attribute("level", heading.getLevel());
            to.add(AdfJson.node("heading", level, AdfJson.inlines(text)));
        } else {
            paragraph(FlowReader.allStrong(text), to);
        }
    }

    /** The first word behind the fence is the language. */
    private static JsonObject code(@Nullable String info, String literal) {
        String language = info == null ? "" : info.strip().split("\\s", 2)[0];
        String kept = language.substring(0, PlainText.cut(language, CodeText.MAX_LANGUAGE));
        String code = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
        JsonObject attributes = kept.isEmpty() ? JsonObject.EMPTY : AdfJson.attribute("language", kept);
        return AdfJson.node("codeBlock", attributes, AdfJson.text(code));
    }

    private void quote(Node quote, Place place, List<JsonObject> to) {
        Optional<PanelWord> word = PanelWord.of(quote);
        if (word.isPresent() && place.takes("panel")) {
            List<JsonObject> content = new ArrayList<>();
            paragraph(PanelWord.behind(quote), content);
            content.addAll(writeFrom(quote.getFirstChild().getNext(), Place.PANEL));
            JsonObject type = AdfJson.attribute("panelType", word.get().type());
            to.add(AdfJson.node("panel", type, content.isEmpty() ? List.of(AdfJson.paragraph(List.of())) : content));
        } else if (place.takes("blockquote")) {
            List<JsonObject> content = write(quote, Place.QUOTE);
            if (!content.isEmpty()) {
                to.add(AdfJson.node("blockquote", content));
            }
        } else {
            to.addAll(write(quote, place));
        }
    }
}
