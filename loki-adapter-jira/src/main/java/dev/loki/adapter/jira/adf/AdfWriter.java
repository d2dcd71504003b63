package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Inline.Run;
import dev.loki.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * ADF (version 1) from Markdown (CommonMark with the tables, task items and strike-through of GitHub), which its JSON
 * schema accepts whatever the Markdown is.
 *
 * <p>What ADF does not take where it stands becomes the nearest that it does: a heading within a list is a bold
 * paragraph, a quote within a quote its paragraphs, bold code is code. A quote that begins with a bold {@code Info},
 * {@code Note}, {@code Tip}, {@code Warning}, {@code Error} or {@code Success}, alone in its paragraph, is a panel, and so
 * is an alert as GitHub writes it. Images are links to them. A name behind {@code @} is text and pings nobody; a link to
 * a script, or to where Jira cannot lead, is text. Comments of HTML are dropped. A text of more than
 * {@value MarkdownSource#MAX_PARSED} characters is one block of code, whatever it holds; it is read up to
 * {@value MarkdownSource#MAX_CHARACTERS} characters, and what was left out is said. Links stand without their address
 * where all addresses together hold more than {@value LinkBudget#MAX_CHARACTERS} characters. A table
 * of more than {@value TableWriter#MAX_COLUMNS} columns is lines of text. Thread-safe.
 */
public final class AdfWriter {

    private static final String CUT =
            "[cut: the text holds more than " + ReadingBudget.grouped(MarkdownSource.MAX_CHARACTERS) + " characters]";

    /** The Markdown as one document, however long. */
    public JsonObject document(String markdown) {
        return AdfJson.document(blocks(markdown));
    }

    /**
     * The Markdown as documents that Jira takes one by one: none holds more than
     * {@value DocumentSplitter#MAX_CHARACTERS} characters, as counted by {@link NodeWeight}, where Jira refuses texts of
     * more than 32,767. They part between blocks where that is possible, else between the items of a list or the rows of
     * a table, else within a text. Every one but the first begins with a line that says which part it is.
     *
     * @return at least one, in order
     */
    public List<JsonObject> documents(String markdown) {
        return DocumentSplitter.split(blocks(markdown)).stream()
                .map(AdfJson::document)
                .toList();
    }

    private static List<JsonObject> blocks(String markdown) {
        MarkdownSource source = MarkdownSource.parse(markdown);
        List<JsonObject> blocks = new ArrayList<>(new BlockWriter(source).write(source.document(), Place.ROOT));
        if (source.isCut()) {
            blocks.add(AdfJson.paragraph(List.of(Run.plain(CUT))));
        }
        return blocks;
    }
}
