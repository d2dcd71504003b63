package dev.loki.adapter.jira.adf;

import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Markdown (CommonMark with the tables, task items and strike-through of GitHub) from ADF.
 *
 * <p>All text is kept, that of nodes and marks which are not known too; looks that Markdown does not have, such as
 * colours, are dropped. Panels are quotes that begin with a bold word, statuses are code, mentions are names, files are
 * placeholders. Nodes nested more than {@value ReadingBudget#MAX_DEPTH} levels deep, and what is beyond
 * {@value ReadingBudget#MAX_CHARACTERS} characters or {@value ReadingBudget#MAX_NODES} nodes, are cut with a word that says
 * so. Nothing throws, whatever the JSON is. Thread-safe.
 */
public final class AdfReader {

    /**
     * The document as Markdown, without an end of line behind it.
     *
     * @param adf a document, any other node or value, or null: no text
     */
    public String markdown(@Nullable JsonValue adf) {
        ReadingBudget budget = new ReadingBudget();
        MarkdownBlocks blocks = MarkdownBlocks.ofDocument();
        new BlockReader(budget).read(nodes(adf), blocks, 0);
        if (budget.isSpent()) {
            blocks.paragraph(TextEscaper.escape(ReadingBudget.TOO_MUCH, true, false));
        }
        return blocks.text();
    }

    /** A description of webhooks is a bare string: its lines are paragraphs. */
    private static List<AdfNode> nodes(@Nullable JsonValue adf) {
        if (!(adf instanceof JsonString text)) {
            return AdfNode.all(adf);
        }
        return PlainText.lines(text.value()).lines().map(AdfNode::paragraph).toList();
    }
}
