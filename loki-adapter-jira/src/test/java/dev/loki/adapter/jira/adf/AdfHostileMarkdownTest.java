package dev.loki.adapter.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import dev.loki.testing.Nightly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Markdown made to be slow: in the nightly build of a size at which anything quadratic would run into its time-out. */
class AdfHostileMarkdownTest {

    private final AdfWriter writer = new AdfWriter();

    @Test
    void anAddressThatIsReferredToOverAndOverIsNotRepeatedWithoutBound() {
        String address = "https://a.example/" + "u".repeat(1_900);
        String markdown = "[a]: " + address + "\n\n" + "[a] ".repeat(50_000);

        String written = writer.document(markdown).toString();

        assertThat(written).contains(address).hasSizeLessThan(10_000_000);
        assertThat(String.join("", Corpus.texts(writer.document(markdown)))).isEqualTo("a".repeat(50_000));
    }

    @Test
    void anEndlessAddressIsNotToldOverAndOver() {
        String markdown = "[a]: /" + "u".repeat(140_000) + "\n\n" + "[a]".repeat(45_000);

        assertThat(writer.document(markdown).toString()).hasSizeLessThan(10_000_000);
    }

    @Test
    void aTableWiderThanAnyPageIsLinesOfText() {
        String markdown = "|a".repeat(40_000) + "|\n" + "|-".repeat(40_000) + "|\n";

        assertThat(writer.documents(markdown)).hasSizeLessThan(50).allSatisfy(page -> assertThat(Corpus.types(page))
                .doesNotContain("table"));
        assertThat(Corpus.texts(writer.document(markdown))).hasSize(1);
    }

    @Test
    void aTextTooLongForMarkdownIsCodeAndWhole() {
        String markdown = "* a **b\n".repeat(100_000);

        JsonObject document = writer.document(markdown);

        assertThat(Corpus.types(document)).contains("codeBlock").doesNotContain("bulletList", "strong");
        assertThat(Corpus.texts(document).get(0)).isEqualTo(markdown.replaceAll("\\s", ""));
        assertThat(writer.documents(markdown)).hasSizeLessThan(40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "![",
                "<",
                "`",
                "`a",
                ">",
                "> ",
                "- ",
                "1. ",
                "|",
                "&#",
                "\\",
                "(",
                "]",
                "[a](",
                "[a][",
                "~~",
                "~~a~~b",
                "a_b*",
                "*a**b",
                "***a",
                "*a _b ",
                "* a\n ",
                "- [ ] x\n",
                "> - ",
                "> 1. ",
                "[x",
                "<div>\n",
                "<!--",
                "<?",
                "<a b='",
                "&amp;",
                "# ",
                "```\n",
                "a|b\n|-|-|\n",
                "| a ",
                "[a]: b\n",
                "[a](b)",
                "![](",
                "a  \n",
                "<u>"
            })
    void whatIsRepeatedTakesNoLongerThanItIs(String part) {
        String markdown = part.repeat(Nightly.count(60_000, MarkdownSource.MAX_PARSED) / part.length());

        assertThat(writer.documents(markdown)).hasSizeLessThan(1_000);
    }

    @Test
    void aHundredThousandDefinitionsAreRead() {
        StringBuilder markdown = new StringBuilder();
        for (int i = 0; i < 100_000 && markdown.length() < MarkdownSource.MAX_PARSED - 20; i++) {
            markdown.append('[').append(i).append("]:#\n");
        }

        assertThat(writer.document(markdown + "\n[1]").toString()).contains("\"href\":\"#\"");
    }
}
