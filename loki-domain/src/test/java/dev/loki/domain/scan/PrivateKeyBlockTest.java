package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A private key is the label with all that may belong to its body, up to the next label. */
class PrivateKeyBlockTest {

    private static final String BEGIN = "-----BEGIN PRIVATE" + " KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final String LINE = ExampleValue.of("[A-Za-z0-9+/]{64}", 2);

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\\n", "\\r\\n", " ", "\\r"})
    void theBodyBeginsBehindABreakAndEndsBeforeTheNextLabel(String lineBreak) {
        String block = BEGIN + lineBreak + LINE + lineBreak + LINE + lineBreak;
        assertThat(masked("key: " + block + END + lineBreak + "rest")).isEqualTo("key: ***" + END + lineBreak + "rest");
    }

    @Test
    void withoutABreakThereIsNoBody() {
        assertThat(masked(BEGIN + LINE + END)).doesNotContain("***");
        assertThat(masked(BEGIN + "\\x" + LINE)).doesNotContain("***");
    }

    @Test
    void aKeyThatIsCutOffEndsWithItsBody() {
        assertThat(masked(BEGIN + "\n" + LINE)).isEqualTo("***");
        assertThat(masked(BEGIN + "\n" + LINE + "\n<rest>")).isEqualTo("***<rest>");
        assertThat(masked(BEGIN + "\n" + LINE + "\n--<rest>")).isEqualTo("***<rest>");
    }

    @Test
    void twentyCharactersInARowAreTheLeast() {
        assertThat(masked(BEGIN + "\n" + LINE.substring(0, 20) + "\n" + END)).isEqualTo("***" + END);
        assertThat(masked(BEGIN + "\n" + LINE.substring(0, 19) + "\n" + LINE.substring(0, 19) + "\n" + END))
                .doesNotContain("***");
    }

    @Test
    void theBodyHasTwelveKibAtMost() {
        String body = "\n" + "A".repeat(12 * 1024 - 1);
        assertThat(masked(BEGIN + body + "AAA")).isEqualTo("***AAA");
        assertThat(masked(BEGIN + body)).isEqualTo("***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUBLIC KEY", "PRIVATE", "private key", "CERTIFICATE"})
    void anotherLabelBeginsNoKey(String label) {
        assertThat(masked("-----BEGIN " + label + "-----\n" + LINE)).doesNotContain("***");
    }

    @Test
    void theLabelMayNameMoreThanThatItIsAPrivateKey() {
        assertThat(masked("-----BEGIN PGP PRIVATE" + " KEY BLOCK-----\n" + LINE))
                .isEqualTo("***");
        assertThat(masked("-----BEGIN PRIVATE" + " KEY----\n" + LINE)).doesNotContain("***");
    }

    @Test
    void aKeyOfPuttyEndsWithItsBase64() {
        String key = "Private-Lines: 2\r\n" + LINE + "\r\n" + LINE + "\r\n";
        assertThat(Masked.by(PuttyKey.PROBE, "x\n" + key + "-")).isEqualTo("x\n***-");
        assertThat(Masked.by(PuttyKey.PROBE, "x" + key)).doesNotContain("***");
    }

    private static String masked(String text) {
        return Masked.by(PrivateKeyBlock.PROBE, text);
    }
}
