package dev.loki.adapter.jira.adf;

import static dev.loki.adapter.jira.adf.SchemaAssertions.assertAccepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import dev.loki.testing.Nightly;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdfWriterTest {

    private final AdfWriter writer = new AdfWriter();

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '¬',
            value = {
                "# T => {'type':'heading','attrs':{'level':1},'content':[{'type':'text','text':'T'}]}",
                "**a** => {'type':'paragraph','content':[{'type':'text','text':'a','marks':[{'type':'strong'}]}]}",
                "**`a`** => {'type':'paragraph','content':[{'type':'text','text':'a','marks':[{'type':'code'}]}]}",
                "H<sub>2</sub> => {'type':'paragraph','content':[{'type':'text','text':'H'},{'type':'text','text':'2','marks':[{'type':'subsup','attrs':{'type':'sub'}}]}]}",
                "[a](https://b.example \"c\") => {'type':'paragraph','content':[{'type':'text','text':'a','marks':[{'type':'link','attrs':{'href':'https://b.example','title':'c'}}]}]}",
                "[a](javascript:b) => {'type':'paragraph','content':[{'type':'text','text':'a (javascript:b)'}]}",
                "![a](https://b.example/c.png) => {'type':'paragraph','content':[{'type':'text','text':'a','marks':[{'type':'link','attrs':{'href':'https://b.example/c.png'}}]}]}",
                "@Mia [~accountid:1] => {'type':'paragraph','content':[{'type':'text','text':'@Mia [~accountid:1]'}]}",
                "- a => {'type':'bulletList','content':[{'type':'listItem','content':[{'type':'paragraph','content':[{'type':'text','text':'a'}]}]}]}",
                "- # a => {'type':'bulletList','content':[{'type':'listItem','content':[{'type':'paragraph','content':[{'type':'text','text':'a','marks':[{'type':'strong'}]}]}]}]}",
                "4. a => {'type':'orderedList','attrs':{'order':4},'content':[{'type':'listItem','content':[{'type':'paragraph','content':[{'type':'text','text':'a'}]}]}]}",
                "- [x] a => {'type':'taskList','attrs':{'localId':'task-2'},'content':[{'type':'taskItem','attrs':{'localId':'task-1','state':'DONE'},'content':[{'type':'text','text':'a'}]}]}",
                "- \\[x] a => {'type':'bulletList','content':[{'type':'listItem','content':[{'type':'paragraph','content':[{'type':'text','text':'[x] a'}]}]}]}",
                "> > a => {'type':'blockquote','content':[{'type':'paragraph','content':[{'type':'text','text':'a'}]}]}",
                "- => {'type':'bulletList','content':[{'type':'listItem','content':[{'type':'paragraph'}]}]}",
                "--- => {'type':'rule'}"
            })
    void aBlockOfMarkdownIsABlockOfAdf(String markdown, String json) {
        assertThat(writer.document(markdown))
                .hasToString("{\"type\":\"doc\",\"version\":1,\"content\":[" + json.replace('\'', '"') + "]}");
    }

    @Test
    void codeKeepsItsLanguageAndLines() {
        assertThat(writer.document("```java\na\n\n b\n```").toString())
                .contains("{\"type\":\"codeBlock\",\"attrs\":{\"language\":\"java\"}")
                .contains("\"text\":\"a\\n\\n b\"");
    }

    @Test
    void quotesWithABoldWordAndAlertsArePanels() {
        assertThat(writer.document("> **Warning**\n>\n> # hot\n").toString())
                .contains(
                        "{\"type\":\"panel\",\"attrs\":{\"panelType\":\"warning\"},\"content\":[{\"type\":\"heading\"");
        assertThat(writer.document("> [!CAUTION]\n> hot\n").toString())
                .contains("{\"type\":\"panel\",\"attrs\":{\"panelType\":\"error\"}")
                .contains("\"text\":\"hot\"")
                .doesNotContain("CAUTION");
        assertThat(writer.document("> **Warning** about this\n").toString()).contains("blockquote");
    }

    @Test
    void whatATaskCannotHoldFollowsIt() {
        JsonObject document = writer.document("- [ ] a\n  - [x] b\n- [ ] c\n  - d\n- [ ] e\n");

        assertThat(document.toString().replaceAll("\"localId\":\"[^\"]*\"", "\"\":0"))
                .contains("\"a\"}]},{\"type\":\"taskList\"")
                .contains("\"c\"}]}]},{\"type\":\"bulletList\"")
                .contains("\"d\"}]}]}]},{\"type\":\"taskList\"");
    }

    @Test
    void tablesHaveAHeadOnlyWhereItSaysSomething() {
        assertThat(Corpus.types(writer.document("| a |\n|---|\n| b |"))).contains("tableHeader", "tableCell");
        assertThat(Corpus.types(writer.document("|  |\n|---|\n| b |"))).doesNotContain("tableHeader");
        assertThat(Corpus.texts(writer.document("- | a | b |\n  |---|---|\n  | c | d |")))
                .containsExactly("a|b", "c|d");
    }

    @Test
    void commentsOfHtmlAreDroppedAndDetailsOpened() {
        assertThat(Corpus.texts(writer.document("<!-- loki:run=1 -->\n\nseen <!-- not seen -->\n")))
                .containsExactly("seen");
        assertThat(Corpus.texts(writer.document("<details><summary>More</summary>\n\nall of it\n\n</details>")))
                .containsExactly("More", "allofit");
    }

    @Test
    void nothingIsAnEmptyDocument() {
        assertThat(writer.document("")).hasToString("{\"type\":\"doc\",\"version\":1,\"content\":[]}");
        assertThat(writer.documents(" \n")).hasSize(1);
    }

    @Test
    @Needs(External.SCHEMAS)
    void anyMarkdownIsADocumentThatTheSchemaAccepts() {
        for (int seed = 0; seed < Nightly.count(400, 100_000); seed++) {
            String markdown = new RandomMarkdown(seed).document();

            assertAccepted(writer.document(markdown), "seed " + seed + "\n" + markdown);
        }
    }

    @Test
    @Needs(External.SCHEMAS)
    void anyTextIsADocumentThatTheSchemaAccepts() {
        for (int seed = 0; seed < Nightly.count(1_000, 100_000); seed++) {
            String noise = new RandomMarkdown(seed).noise();

            assertAccepted(writer.document(noise), "seed " + seed + "\n" + noise);
        }
    }

    @Test
    void theGeneratorWritesEveryConstruct() {
        Set<String> types = new TreeSet<>();
        for (int seed = 0; seed < 300; seed++) {
            types.addAll(Corpus.types(writer.document(new RandomMarkdown(seed).document())));
        }

        assertThat(types)
                .contains(
                        "heading", "codeBlock", "rule", "blockquote", "panel", "bulletList", "orderedList", "taskList")
                .contains(
                        "table",
                        "tableHeader",
                        "hardBreak",
                        "strong",
                        "em",
                        "strike",
                        "code",
                        "underline",
                        "subsup",
                        "link");
    }

    /** Deep, wide and long enough to break a parser that does not count. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ">",
                "- ",
                "* ",
                "1. ",
                "[",
                "![",
                "*a ",
                "**a _b ",
                "<u>",
                "`",
                "|",
                "| - ",
                "<!--",
                "<",
                "&#",
                "\\",
                "~~x ",
                "  \n",
                "(",
                "> - ",
                "a|b\n|-|-|\n"
            })
    void hostileTextIsTaken(String part) {
        String markdown = part.repeat(300_000 / part.length());

        assertThat(writer.document(markdown).string("type")).contains("doc");
    }

    @Test
    void tooMuchIsCutWithAWord() {
        assertThat(writer.document("word ".repeat(300_000)).toString())
                .contains("[cut: the text holds more than 1,000,000");
    }
}
