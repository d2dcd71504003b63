package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Findings say where they are and never what they hold. */
class ContentScannerTest {
    @Test
    void findingsStandInTheOrderOfTheText() {
        String text = Samples.SLACK + "\n\n  key=" + Samples.AWS_ID + " " + Samples.GITHUB + "\n" + Samples.OPENAI;

        assertThat(ContentScanner.SECRETS.scan(text))
                .extracting(Finding::detector, Finding::line, Finding::column)
                .containsExactly(
                        tuple("slack-token", 1, 1),
                        tuple("aws-access-key-id", 3, 7),
                        tuple("github-token", 3, 28),
                        tuple("openai-api-key", 4, 1));
    }

    @Test
    void linesThatEndInCarriageReturnAndLineFeedCountOnce() {
        assertThat(ContentScanner.SECRETS.scan("a\r\nb\r\n" + Samples.AWS_ID))
                .extracting(Finding::line, Finding::column)
                .containsExactly(tuple(3, 1));
    }

    @Test
    void thePlaceOfAnAssignedValueIsTheValues() {
        assertThat(ContentScanner.SECRETS.scan("x\npassword = \"" + Samples.PASSWORD + "\""))
                .extracting(Finding::line, Finding::column)
                .containsExactly(tuple(2, 13));
    }

    @ParameterizedTest
    @MethodSource("secretsAndPrefixes")
    void onlyThePublicPrefixIsShown(String secret, String masked) {
        List<Finding> findings = ContentScanner.SECRETS.scan(secret);

        assertThat(findings).extracting(Finding::masked).containsExactly(masked);
        assertThat(ContentScanner.SECRETS.mask("<" + secret + ">")).isEqualTo("<" + masked + ">");
    }

    static Stream<Arguments> secretsAndPrefixes() {
        return Stream.of(
                Arguments.of(Samples.AWS_ID, "AK" + "IA***"),
                Arguments.of(Samples.GITHUB, "gh" + "p_***"),
                Arguments.of(Samples.GITHUB + Samples.mixed(600), "gh" + "p_***"),
                Arguments.of(Samples.GITHUB_FINE, "github" + "_pat_***"),
                Arguments.of(Samples.GITHUB_FINE + Samples.mixed(40), "github" + "_pat_***"),
                Arguments.of(Samples.ANTHROPIC + Samples.mixed(600), "sk" + "-ant-***"),
                Arguments.of(Samples.OPENAI + Samples.mixed(600), "sk" + "-***"),
                Arguments.of(Samples.SLACK + Samples.mixed(600), "xo" + "xb-***"));
    }

    @Test
    void personalDataIsMaskedWhole() {
        assertThat(ContentScanner.PII.mask("Jane <jane@corp.com>, 123-45-6789")).isEqualTo("Jane <***>, ***");
    }

    @Test
    void valuesThatOverlapAreMaskedTogether() {
        String text = "password = \"" + Samples.AWS_ID + "/" + Samples.PASSWORD + "\"";

        assertThat(ContentScanner.SECRETS.mask(text))
                .doesNotContain(Samples.AWS_ID.substring(4))
                .doesNotContain("dor");
    }

    @Test
    void aTextWithoutFindingsIsHandedBackAsItIs() {
        String text = "nothing to see";

        assertThat(ContentScanner.SECRETS.mask(text)).isSameAs(text);
        assertThat(ContentScanner.SECRETS.scan("")).isEmpty();
    }

    @Test
    void aFindingReadsAsASentence() {
        assertThat(new Finding("us-ssn", 3, 7, "***")).hasToString("us-ssn at line 3, column 7 (***)");
    }
}
