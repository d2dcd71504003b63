package dev.loki.adapter.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Markdown made to be slow: of a size at which anything quadratic would run into the time-out of the build. */
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
}
