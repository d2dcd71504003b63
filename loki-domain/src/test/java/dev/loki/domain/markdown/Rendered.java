package dev.loki.domain.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * What a reader of Markdown with GitHub's tables and strike-through makes of a text.
 *
 * @param kinds the names of all nodes within the document, in the order of the document
 * @param top how many nodes stand in the document itself
 * @param text what is read outside of code
 * @param code what is read within code
 */
record Rendered(List<String> kinds, int top, String text, String code) {

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .build();

    static Rendered of(String markdown) {
        Node document = PARSER.parse(markdown);
        List<String> kinds = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        StringBuilder code = new StringBuilder();
        int top = 0;
        for (Node child = document.getFirstChild(); child != null; child = child.getNext()) {
            top++;
            collect(child, kinds, text, code);
        }
        return new Rendered(kinds, top, text.toString(), code.toString());
    }

    private static void collect(Node node, List<String> kinds, StringBuilder text, StringBuilder code) {
        kinds.add(node.getClass().getSimpleName());
        if (node instanceof Text literal) {
            text.append(literal.getLiteral());
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            text.append('\n');
        } else if (node instanceof Code span) {
            code.append(span.getLiteral()).append('\n');
        } else if (node instanceof FencedCodeBlock block) {
            code.append(block.getLiteral());
        } else if (node instanceof IndentedCodeBlock block) {
            code.append(block.getLiteral());
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            collect(child, kinds, text, code);
        }
    }
}
