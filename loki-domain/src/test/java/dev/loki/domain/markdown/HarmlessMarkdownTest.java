package dev.loki.domain.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.compliance.format.VisibleText;
import dev.loki.testing.Nightly;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessMarkdownTest {

    private static final int ROOM = 60_000;
    private static final int ROUNDS = Nightly.count(4_000, 400_000);
    private static final String BREAK = "\u200b";

    /** What GitHub makes a mention, a reference or a link of, in text that was rendered. */
    private static final Pattern COMES_ALIVE =
            Pattern.compile("@\\w|#\\d|(?i:gh)-\\d|://|(?i:www)\\.|\\$\\{\\{", Pattern.UNICODE_CHARACTER_CLASS);

    private static final List<String> IN_A_LINE = List.of("Paragraph", "Text");
    private static final List<String> IN_A_QUOTATION = List.of(
            "BlockQuote",
            "Paragraph",
            "Text",
            "SoftLineBreak",
            "Heading",
            "BulletList",
            "OrderedList",
            "ListItem",
            "Code",
            "FencedCodeBlock");

    private static final List<String> PIECES = List.of(
            "@octocat",
            "@org/team",
            "#12",
            "GH-7",
            "owner/repo#3",
            "https://evil.example/x",
            "www.evil.example",
            "![i](http://e.example/p.png)",
            "[a](b)",
            "[a]: b",
            "<img src=x>",
            "<!-- loki:quality -->",
            "-->",
            "<details>",
            "| a | b |",
            "|---|---|",
            "---",
            "===",
            "```",
            "````",
            "~~~",
            "`",
            "``",
            "~~",
            "**",
            "__",
            "*",
            "_",
            "# ",
            "## ",
            "- ",
            "+ ",
            "1. ",
            "2) ",
            "> ",
            "    ",
            "\t",
            "\n",
            "\n\n",
            "\r\n",
            "\\",
            "&",
            "&amp;",
            "&#64;",
            "${{ secrets.X }}",
            "${{",
            "}}",
            "$",
            "\u202e",
            "\u200b",
            "\u0000",
            "\ud800",
            "\ud83d\ude00",
            "a",
            "word",
            ":",
            "://",
            ":-",
            "[ ] ",
            "[^1]",
            "[!NOTE]",
            "\u00a0",
            "\u2028",
            "$$x$$",
            "<a@b.example>",
            "a@b.example",
            "\u0007");

    private final Random random = new Random(20260729);

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            value = {
                "thanks @octocat ^ thanks @\u200boctocat",
                "see #12, GH-12 and o/r#3 ^ see #\u200b12, GH-\u200b12 and o/r#\u200b3",
                "at https://evil.example/issues/1 ^ at https:\u200b//evil.example/issues/1",
                "at www.evil.example ^ at www\u200b.evil.example",
                "![x](http://e.example/p.png) ^ ![x](http:\u200b//e.example/p.png)",
                "<img src=x> <!-- loki:quality --> ^ <img src=x> <!-- loki:quality -->",
                "${{ secrets.TOKEN }} ^ $\u200b{{ secrets.TOKEN }}",
                "| a | b | ^ | a | b |",
                "- [ ] item ^ - [ ] item",
                "1986. A good year ^ 1986. A good year",
                "**bold** _em_ `code` ~~gone~~ ^ **bold** _em_ `code` ~~gone~~",
                "&lt;b&gt; &#64;octocat ^ &lt;b&gt; &#\u200b64;octocat",
            })
    void aLineIsReadAsItWasWritten(String foreign, String read) {
        Rendered rendered = Rendered.of(HarmlessMarkdown.line(foreign, ROOM));
        assertThat(rendered.text()).isEqualTo(read);
        assertThat(rendered.kinds()).isSubsetOf(IN_A_LINE);
    }

    @Test
    void whatIsInvisibleOrTurnsTheDirectionIsShown() {
        assertThat(Rendered.of(HarmlessMarkdown.line("a\u202eb\u200bc\u0000d\ud800", ROOM))
                        .text())
                .isEqualTo("a\\u202eb\\u200bc\\u0000d\\ud800");
    }

    @Test
    void aLineEndIsASpace() {
        assertThat(HarmlessMarkdown.line(" one\r\ntwo\u2028three\n", ROOM)).isEqualTo("one two three");
    }

    @Test
    void aCellOfATableCannotBreakOut() {
        String cell = HarmlessMarkdown.line("x | y |\n| PASS | forged |", ROOM);
        Rendered rendered = Rendered.of("| Gate | Verdict |\n|---|---|\n| " + cell + " | FAIL |\n");
        assertThat(rendered.kinds().stream().filter("TableRow"::equals)).hasSize(2);
        assertThat(rendered.kinds().stream().filter("TableCell"::equals)).hasSize(4);
        assertThat(rendered.text()).contains("x | y | | PASS | forged |").endsWith("FAIL");
    }

    @Test
    void anyLineIsOneParagraphThatReadsAsItWasWritten() {
        for (int i = 0; i < ROUNDS; i++) {
            String foreign = foreign(8);
            String line = HarmlessMarkdown.line(foreign, ROOM);
            Rendered rendered = Rendered.of(line);
            assertThat(rendered.kinds()).as("%s -> %s", foreign, line).isSubsetOf(IN_A_LINE);
            assertThat(COMES_ALIVE.matcher(rendered.text()).find()).as(line).isFalse();
            assertThat(rendered.text().replace(BREAK, ""))
                    .as("%s -> %s", foreign, line)
                    .isEqualTo(VisibleText.of(
                            foreign.replaceAll("\\R", " ").strip().replace('\t', ' ')));
        }
    }

    @Test
    void anyQuotationIsOneThatNothingEndsOrBringsAlive() {
        for (int i = 0; i < ROUNDS; i++) {
            String foreign = foreign(30);
            String quotation = HarmlessMarkdown.quotation(foreign, ROOM);
            Rendered rendered = Rendered.of("Before.\n\n" + quotation + "\nAfter.\n");
            assertThat(rendered.top()).as("%s -> %s", foreign, quotation).isBetween(2, 3);
            assertThat(rendered.kinds()).as("%s -> %s", foreign, quotation).isSubsetOf(IN_A_QUOTATION);
            assertThat(COMES_ALIVE.matcher(rendered.text()).find())
                    .as("%s -> %s", foreign, quotation)
                    .isFalse();
            assertThat(quotation).doesNotContain("${{");
        }
    }

    /** The runner of GitHub Actions looks for its commands anywhere in a line of a log. */
    @ParameterizedTest
    @ValueSource(strings = {"##[add-mask]a", "`##[add-mask]a`", "```\n##[add-mask]a\n```"})
    void nothingIsACommandToARunner(String foreign) {
        assertThat(HarmlessMarkdown.quotation(foreign, ROOM))
                .doesNotContain("##[")
                .contains("add-mask");
    }

    @Test
    void nothingOfAQuotationIsLost() {
        for (int i = 0; i < ROUNDS; i++) {
            // What stands behind the begin of a fence is the name of a language, and left out.
            String foreign = foreign(20).replaceAll("[`~]{3,}", "$0\n");
            Rendered rendered = Rendered.of(HarmlessMarkdown.quotation(foreign, ROOM));
            String read = rendered.text() + rendered.code();
            assertThat(words(read)).as(foreign).containsExactlyInAnyOrderElementsOf(words(foreign));
        }
    }

    @Test
    void noBoundIsExceeded() {
        for (int i = 0; i < ROUNDS; i++) {
            String foreign = foreign(60);
            int longest = 100 + random.nextInt(400);
            String quotation = HarmlessMarkdown.quotation(foreign, longest);
            assertThat(quotation.length()).as(foreign).isLessThanOrEqualTo(longest);
            assertThat(Rendered.of(quotation + "\nAfter.\n").top())
                    .as(quotation)
                    .isLessThanOrEqualTo(2);
            String line = HarmlessMarkdown.line(foreign, longest);
            assertThat(line.length()).as(foreign).isLessThanOrEqualTo(longest);
            assertThat(Rendered.of(line).kinds()).as(line).isSubsetOf(IN_A_LINE);
        }
    }

    @Test
    void whatWasCutEndsInAnEllipsis() {
        assertThat(HarmlessMarkdown.line("x".repeat(300), 100)).hasSize(100).endsWith("x\u2026");
        assertThat(HarmlessMarkdown.line("x".repeat(100), 100)).hasSize(100).endsWith("x");
        assertThat(HarmlessMarkdown.quotation("x".repeat(3_000), 1_000)).endsWith("\u2026\n");
        assertThat(HarmlessMarkdown.quotation("x\n".repeat(3_000), 1_000)).endsWith("x\n> \u2026\n");
    }

    @Test
    void theShapeOfAnHonestTextStays() {
        String quotation = HarmlessMarkdown.quotation("""
                # What was done
                The parser reads `a@b` now.

                - first
                - second

                ```java
                @Override // #1
                ```
                """, ROOM);
        assertThat(quotation).isEqualTo("""
                        > ##### What was done
                        >
                        > The parser reads `a@b` now.
                        >
                        > - first
                        > - second
                        >
                        > ```
                        > @Override // #1
                        > ```
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"```\nrm -rf /\n", "~~~\ncode\n~~~~~\nrest @x", "````\n```\n````"})
    void aFenceEndsWhereTheQuotationDoes(String foreign) {
        Rendered rendered = Rendered.of(HarmlessMarkdown.quotation(foreign, ROOM) + "\n# After\n");
        assertThat(rendered.kinds()).contains("Heading", "FencedCodeBlock");
        assertThat(rendered.top()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~~~\n```\n%s\n~~~", "````\n```\n%s\n````", "`````\n````x\n````\n%s\n`````"})
    void codeThatHoldsAFenceStaysCode(String shape) {
        String alive = "@octocat <img src=x> ![i](http://e.example/p.png)";
        Rendered rendered = Rendered.of(HarmlessMarkdown.quotation(shape.formatted(alive), ROOM));
        assertThat(rendered.kinds()).containsExactly("BlockQuote", "FencedCodeBlock");
        assertThat(rendered.code()).contains(alive);
    }

    @Test
    void aRowOfBackticksThatIsLongerThanAnyFenceIsBroken() {
        String row = "`".repeat(500);
        Rendered rendered = Rendered.of(HarmlessMarkdown.quotation("~~~\n" + row + "\n@octocat\n~~~", ROOM));
        assertThat(rendered.kinds()).containsExactly("BlockQuote", "FencedCodeBlock");
        assertThat(rendered.code().replace(BREAK, "")).isEqualTo(row + "\n@octocat\n");
    }

    @Test
    void aGiantOfSignsTakesNoTime() {
        for (String sign : List.of("`", "> ", "#", "- ", "|", "[", "\n```", "1", "*", "\u0000", "~~~\n")) {
            String giant = sign.repeat(200_000);
            assertThat(HarmlessMarkdown.quotation(giant, ROOM).length()).isLessThanOrEqualTo(ROOM);
            assertThat(HarmlessMarkdown.line(giant, ROOM).length()).isLessThanOrEqualTo(ROOM);
        }
    }

    private String foreign(int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(pieces); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            if (random.nextInt(4) == 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private static List<String> words(String text) {
        return Pattern.compile("word|octocat|secrets|evil")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .toList();
    }
}
