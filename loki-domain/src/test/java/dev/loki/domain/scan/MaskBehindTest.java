package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value is masked by what it is and by what stands before it, and nothing but the value comes back. */
class MaskBehindTest {

    private static final ContentScanner SCANNER = ContentScanner.SECRETS;
    private static final FingerprintKey KEY = FingerprintKey.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final String TOKEN = ExampleValue.of("glpat-[A-Za-z0-9]{20}", 9);
    private static final String PEM = "-----BEGIN PRIVATE" + " KEY-----\n";
    private static final String LINE = ExampleValue.of("[A-Za-z0-9+/]{64}", 2);

    @ParameterizedTest
    @ValueSource(strings = {"aB3!x9Qz", "aB3!\"x9Qz", "aB3!x\n9Qz", "aB3!x\u007f9Qz", "päss!X9Qz", "aB3!x𝄞9Qz"})
    void theNameBeforeItMakesAValueASecretWhateverItHolds(String value) {
        assertThat(SCANNER.maskBehind("password=", value, null)).isEqualTo("***");
        assertThat(SCANNER.maskBehind("colour=", value, null)).isEqualTo(value);
    }

    @Test
    void whatIsASecretByItselfIsMaskedWithinTheValue() {
        assertThat(SCANNER.maskBehind("note=", "see é " + TOKEN + " \"and\"\n" + TOKEN, null))
                .isEqualTo("see é glpa*** \"and\"\nglpa***");
        assertThat(SCANNER.maskBehind("header=", "Basic YW" + "I6Y2Rl", null)).isEqualTo("Basic ***");
        assertThat(SCANNER.maskBehind("a=", "", null)).isEmpty();
    }

    @Test
    void whatIsFoundBeforeTheValueIsNotPartOfIt() {
        assertThat(SCANNER.maskBehind(TOKEN + "=", "plain", null)).isEqualTo("plain");
        assertThat(SCANNER.maskBehind(TOKEN + " ", TOKEN, null)).isEqualTo("glpa***");
    }

    @Test
    void aSecretThatBeginsBeforeTheValueIsMaskedAsFarAsItReaches() {
        assertThat(SCANNER.maskBehind(PEM, LINE + "-----END", null)).isEqualTo("-----BEGIN***-----END");
        assertThat(SCANNER.maskBehind(PEM + LINE, "<rest>", null)).isEqualTo("<rest>");
    }

    @Test
    void theFingerprintIsThatOfTheValueAsItIs() {
        String value = "aB3!\"x\n9Qz";
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        String expected = KEY.maker().fingerprint("assigned-password", bytes, new Span(0, bytes.length));

        assertThat(SCANNER.maskBehind("password=", value, KEY)).isEqualTo("*** (fingerprint " + expected + ")");
    }

    @Test
    void aMaskedTextTellsFingerprintsUnderAKey() {
        String fingerprint =
                String.valueOf(SCANNER.scan(TOKEN.getBytes(StandardCharsets.UTF_8), new ScanOptions(false, KEY))
                        .get(0)
                        .fingerprint());

        assertThat(SCANNER.mask("a " + TOKEN + " b", KEY)).isEqualTo("a glpa*** (fingerprint " + fingerprint + ") b");
    }

    @Test
    void valuesThatOverlapAreMaskedOnceAndNeighboursEach() {
        Detector first = fourBytesFrom("first", "aa");
        Detector second = fourBytesFrom("second", "bb");
        ContentScanner both = ContentScanner.of(List.of(first, second));

        assertThat(both.mask("x aabbcc y")).isEqualTo("x *** y");
        assertThat(both.mask("x aaxxbbcc y")).isEqualTo("x ****** y");
        assertThat(both.mask("aa..bb..")).isEqualTo("******");
        assertThat(both.mask("aaaabbbb-aaaa")).isEqualTo("******-***");
    }

    private static Detector fourBytesFrom(String id, String keyword) {
        Verifier verifier = (window, from, to) -> new Span(from, to + 2);
        return Detector.verified(id, "four bytes", "test", new Probe(Keyword.exact(keyword), verifier));
    }
}
