package dev.loki.adapter.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.json.JacksonJsonReader;
import dev.loki.testing.Nightly;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdfReaderTest {

    private final AdfReader reader = new AdfReader();

    @Test
    void panelsAreQuotesWithABoldWord() throws Exception {
        assertThat(corpus("panels"))
                .contains("> **Warning**\n>\n> this is warning")
                .contains("> ### With a heading\n>\n> - a list")
                .contains("> **Note**\n>\n> our own kind");
    }

    @Test
    void listsNestAndCountAsTheyDid() throws Exception {
        assertThat(corpus("lists"))
                .contains(
                        "- one\n  - deeper\n    1. deepest\n- two\n\n  second paragraph\n\n  ```sh\n  code\n\n  in item\n  ```\n-\n")
                .contains("* another list")
                .contains("7. seven\n\n   3. three\n8. eight")
                .contains("1) again from one")
                .contains("- [x] write it\n- [ ] test it **well**\n  - [ ] by hand\\\n    and again")
                .contains("**Decision:** we use `ADF`");
    }

    @Test
    void tablesHoldBlocksOnOneLine() throws Exception {
        assertThat(corpus("tables"))
                .contains(
                        "| Name | Value |\n| --- | --- |\n| a \\| b | `x\\|y` \\\\\\| [l](https://pipe.example/a%7Cb) |")
                .contains("|  |  |\n| --- | --- |\n| no head | 2 |\n| **head of row** | 4 |")
                .contains("| wide |  | c |\n| --- | --- | --- |\n| tall | 1 | 2 |\n|  | 3 | 4 |")
                .contains("| first<br>second |")
                .contains("| - one<br>- - inner<br>- two |")
                .contains("| 3. three<br>4. four |")
                .contains("| `if (a \\|\\| b) {`<br>`  c();`<br>`}` |")
                .contains("| **Warning** careful<br>**Title**<br>--- |");
    }

    @Test
    void namesPingNobodyAndFilesAreNamed() throws Exception {
        assertThat(corpus("inlines"))
                .contains("Ask @Mia Krystof or @5b109f2e9729b51b54dc274d 😀:custom_one:")
                .contains("Due 2026-06-27, `In progress`.")
                .contains("<https://cards.example/PROJ-7> and <https://cards.example/plan>")
                .contains("\\[attachment: notes.pdf] and \\[image: a chart]");
        assertThat(corpus("media"))
                .contains("\\[image: the \\[old] design]")
                .contains("[\\[image: a public image\\]](https://img.example/a%20b.png)\\\nFigure 1: _flow_")
                .contains("\\[attachment: log.txt] \\[attachment]")
                .doesNotContain("6e7c7f2c");
    }

    @Test
    void linksToScriptsAreTold() throws Exception {
        assertThat(corpus("marks"))
                .contains("a script (javascript:alert(1)) and a relative one (docs/page.md)")
                .contains("[a place on the site](/browse/PROJ-1)")
                .contains("H<sub>2</sub>O is not x<sup>2</sup>")
                .contains("mid**word**bol&#100;**!**&#120;_em_&#121;_(z)_!");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '¬',
            value = {
                "{'type':'novel','content':[{'type':'text','text':'kept'}]} => kept",
                "{'type':'novel','text':'kept'} => kept",
                "{'type':'novel','attrs':{'title':'kept'}} => kept",
                "{'type':'novel'} => \\[unknown: novel]",
                "{'type':'paragraph','content':[{'type':'novel','attrs':{'text':'kept'}}]} => kept",
                "{'type':'paragraph','content':[{'type':'heading','content':[{'type':'text','text':'kept'}]}]} => **kept**",
                "{'type':'paragraph','content':'kept'} => kept",
                "{'content':[{'text':'kept'}]} => kept",
                "[{'type':'text','text':'kept'}] => kept",
                "{'type':'text','text':'kept','marks':[{'type':'novel'},7]} => kept",
                "{'type':'heading','attrs':{'level':99},'content':['kept']} => ###### kept",
                "{'type':'orderedList','attrs':{'order':1e99},'content':[{'type':'listItem','content':['kept']}]} => 999999999. kept",
                "{'type':'date','attrs':{'timestamp':'soon'}} => soon",
                "'# kept' => \\# kept"
            })
    void whatIsNotKnownKeepsItsText(String json, String markdown) throws Exception {
        JsonValue value =
                new JacksonJsonReader().readStrict(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));

        assertThat(reader.markdown(value)).isEqualTo(markdown);
    }

    @Test
    void nothingReadsAsNothing() {
        assertThat(reader.markdown(null)).isEmpty();
        assertThat(reader.markdown(JsonNull.NULL)).isEmpty();
        assertThat(reader.markdown(JsonObject.EMPTY)).isEmpty();
    }

    @Test
    void anyJsonIsRead() {
        for (int seed = 0; seed < Nightly.count(3_000, 200_000); seed++) {
            JsonValue json = new RandomAdf(seed).json(8);

            assertThat(reader.markdown(json)).as("seed %s: %s", seed, json).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "paragraph",
        "bulletList",
        "listItem",
        "taskList",
        "table",
        "tableRow",
        "tableCell",
        "panel",
        "codeBlock",
        "novel",
        "text"
    })
    void aHundredThousandLevelsAreCut(String type) {
        JsonValue node = new JsonString("the bottom");
        for (int level = 0; level < 100_000; level++) {
            node = JsonObject.builder()
                    .put("type", type)
                    .put("content", new JsonArray(List.of(node)))
                    .build();
        }

        assertThat(reader.markdown(node))
                .contains("[cut: nested more than 50 levels deep]")
                .hasSizeLessThan(10_000);
    }

    @Test
    void tenMegabytesAreCut() {
        JsonObject text = AdfJson.text("word ".repeat(1_000)).get(0);
        List<JsonValue> paragraphs = Collections.nCopies(2_000, AdfJson.node("paragraph", List.of(text)));

        assertThat(reader.markdown(AdfJson.node("doc", List.of()).with("content", new JsonArray(paragraphs))))
                .hasSizeBetween(900_000, 1_100_000)
                .endsWith("\\[cut: the document holds more than 1,000,000 characters or 200,000 nodes]");
    }

    @Test
    void aMillionNodesAreCut() {
        List<JsonValue> rules = Collections.nCopies(1_000_000, AdfJson.node("rule", List.of()));

        assertThat(reader.markdown(AdfJson.node("doc", List.of()).with("content", new JsonArray(rules))))
                .hasSizeLessThan(1_100_000)
                .contains("[cut: the document holds more than");
    }

    @Test
    void wideSpansDoNotFillTheTable() {
        JsonObject spans = AdfJson.attribute("colspan", 2_000_000_000L).with("rowspan", JsonNumber.of(2_000_000_000L));
        JsonObject cell = AdfJson.node("tableCell", spans, List.of(AdfJson.paragraph(List.of())));
        List<JsonObject> row = Collections.nCopies(1_000, AdfJson.node("tableRow", Collections.nCopies(100, cell)));

        assertThat(reader.markdown(AdfJson.node("table", row))).hasSizeLessThan(1_500_000);
    }

    /** What Markdown says of a node, and what it puts before a line, is counted too. */
    @ParameterizedTest
    @CsvSource({
        "0, decisionList, decisionItem",
        "0, taskList, taskItem",
        "0, doc, panel",
        "48, bulletList, listItem",
        "48, orderedList, listItem",
        "48, taskList, taskItem",
        "48, blockquote, rule",
        "48, doc, novel"
    })
    void manyEmptyNodesAreCutHoweverDeepTheyStand(int levels, String type, String item) {
        JsonObject numbered = AdfJson.attribute("order", 999_999_999);
        JsonObject node = AdfJson.node(type, numbered, Collections.nCopies(250_000, AdfJson.node(item, List.of())));
        for (int level = 0; level < levels; level++) {
            node = AdfJson.node(type, numbered, List.of(AdfJson.node("listItem", List.of(node))));
        }

        assertThat(reader.markdown(node)).hasSizeLessThan(2_000_000).contains("cut: ");
    }

    /** Ten megabytes are the most that an answer may hold, and every node in it is an object of its own. */
    @Test
    void aWideAnswerIsReadInLittleMemory() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WideAnswer.class.getName())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("cut\n");
    }

    /** Reads one, in a process of its own. */
    static final class WideAnswer {

        private static final int BYTES = 9_900_000;
        private static final String ITEM = "{\"type\":\"listItem\"}";

        public static void main(String[] arguments) throws Exception {
            String open = "{\"type\":\"bulletList\",\"content\":[".repeat(45);
            String text = open + (ITEM + ",").repeat(BYTES / (ITEM.length() + 1)) + ITEM + "]}".repeat(45);
            JsonValue json = new JacksonJsonReader().readTolerant(text.getBytes(StandardCharsets.UTF_8));
            System.out.print(new AdfReader().markdown(json).contains("cut: ") ? "cut\n" : "whole\n");
        }
    }

    private String corpus(String name) throws Exception {
        return reader.markdown(Corpus.document(name));
    }
}
