package dev.loki.adapter.jira.adf;

import java.util.List;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Markdown as it was parsed, beside its text: whether brackets are a task's box or were escaped shows only in the text.
 *
 * @param text what was read, with line feeds
 * @param isCut whether there was more
 */
record MarkdownSource(Node document, String text, boolean isCut) {

    static final int MAX_CHARACTERS = 1_000_000;

    /** Ten comments of Jira: what is longer takes too long to be read as Markdown, and was hardly written by people. */
    static final int MAX_PARSED = 300_000;

    private static final int MAX_NESTED_BLOCKS = 120;
    private static final int MAX_NESTED_INLINES = 100;
    private static final int MAX_CELLS = 100_000;
    private static final int BOX_LENGTH = 3;

    private static final Extension STRIKETHROUGH =
            StrikethroughExtension.builder().requireTwoTildes(true).build();

    /** Thread-safe, as commonmark's parsers are. */
    private static final Parser PARSER =
            parser(TablesExtension.builder().maxCells(MAX_CELLS).build(), STRIKETHROUGH);

    private static final Parser WITHOUT_TABLES = parser(STRIKETHROUGH);

    /**
     * Reads the first {@value #MAX_CHARACTERS} characters; more than {@value #MAX_PARSED} are one block of code, tables of
     * more than {@value #MAX_CELLS} cells are text.
     */
    static MarkdownSource parse(String markdown) {
        int end = PlainText.cut(markdown, MAX_CHARACTERS);
        String text = PlainText.lines(markdown.substring(0, end));
        Node document = text.length() > MAX_PARSED ? code(text) : parsed(text);
        document.accept(new LinkBudget());
        return new MarkdownSource(document, text, end < markdown.length());
    }

    private static Node code(String text) {
        FencedCodeBlock block = new FencedCodeBlock();
        block.setLiteral(text);
        Document document = new Document();
        document.appendChild(block);
        return document;
    }

    /** The parser throws where there are too many cells. */
    private static Node parsed(String text) {
        try {
            return PARSER.parse(text);
        } catch (IllegalArgumentException tooManyCells) {
            return WITHOUT_TABLES.parse(text);
        }
    }

    private static Parser parser(Extension... extensions) {
        return Parser.builder()
                .extensions(List.of(extensions))
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .maxOpenBlockParsers(MAX_NESTED_BLOCKS)
                .maxInlineNesting(MAX_NESTED_INLINES)
                .build();
    }

    /** The box of a task, such as {@code [x]}, where the item begins with one. */
    Optional<String> box(ListItem item) {
        if (!(item.getFirstChild() instanceof Paragraph first)
                || first.getSourceSpans().isEmpty()) {
            return Optional.empty();
        }
        SourceSpan span = first.getSourceSpans().get(0);
        String line = text.substring(span.getInputIndex(), span.getInputIndex() + span.getLength());
        return isBox(line) ? Optional.of(line.substring(0, BOX_LENGTH)) : Optional.empty();
    }

    private static boolean isBox(String line) {
        boolean isBox = line.startsWith("[ ]") || line.startsWith("[x]") || line.startsWith("[X]");
        return isBox
                && (line.length() == BOX_LENGTH || line.charAt(BOX_LENGTH) == ' ' || line.charAt(BOX_LENGTH) == '\t');
    }
}
