package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentScannerTest {

    private static final String TOKEN = ExampleValue.of("glpat-[A-Za-z0-9]{20}", 9);
    private static final FingerprintKey KEY = FingerprintKey.of(bytes("0123456789abcdef"));

    @Test
    void findingSaysLineAndCharacter() {
        assertThat(ContentScanner.SECRETS.scan("one\n  é𝄞 " + TOKEN))
                .containsExactly(new Finding("gitlab-token", 2, 6, "glpa***", null));
    }

    @Test
    void everyOccurrenceIsFoundOnce() {
        assertThat(ContentScanner.SECRETS.scan(TOKEN + "\n" + TOKEN + " " + TOKEN))
                .extracting(Finding::line)
                .containsExactly(1, 2, 2);
    }

    @Test
    void specificDetectorTakesPrecedenceOverAGenericOne() {
        assertThat(ContentScanner.SECRETS.scan("api_token = \"" + TOKEN + "\""))
                .extracting(Finding::detector)
                .containsExactly("gitlab-token");
    }

    @Test
    void valueStandsAlone() {
        assertThat(ContentScanner.SECRETS.scan("x" + TOKEN)).isEmpty();
        assertThat(ContentScanner.SECRETS.scan("url?a=%3D" + TOKEN)).hasSize(1);
        assertThat(ContentScanner.SECRETS.scan("\"\\n" + TOKEN + "\"")).hasSize(1);
    }

    @Test
    void maskedTextShowsThePublicPrefixOnly() {
        String text = "a\ud83d\ude00 " + TOKEN + " é " + TOKEN;

        assertThat(ContentScanner.SECRETS.mask(text)).isEqualTo("a\ud83d\ude00 glpa*** é glpa***");
        assertThat(ContentScanner.SECRETS.mask("nothing here")).isEqualTo("nothing here");
    }

    @Test
    void allowanceTakesBackTheFindingsOfItsLineWhereItIsHonoured() {
        String text = TOKEN + " # loki" + ":allow\n" + TOKEN;

        assertThat(ContentScanner.SECRETS.scan(bytes(text), new ScanOptions(true, null)))
                .extracting(Finding::line)
                .containsExactly(2);
        assertThat(ContentScanner.SECRETS.scan(text)).hasSize(2);
        assertThat(ContentScanner.SECRETS.mask(text)).doesNotContain(TOKEN);
    }

    @Test
    void allowanceFarAwayOnALongLineTakesNothingBack() {
        String text = TOKEN + " ".repeat(1100) + "loki" + ":allow";

        assertThat(ContentScanner.SECRETS.scan(bytes(text), new ScanOptions(true, null)))
                .hasSize(1);
    }

    @Test
    void fingerprintTellsTheSameValueAgainUnderTheSameKey() {
        ScanOptions keyed = new ScanOptions(false, KEY);
        List<Finding> findings = ContentScanner.SECRETS.scan(bytes("a " + TOKEN + "\n\n b " + TOKEN), keyed);
        Finding other = ContentScanner.SECRETS
                .scan(bytes(ExampleValue.of("glpat-[A-Za-z0-9]{20}", 10)), keyed)
                .get(0);

        assertThat(findings.get(0).fingerprint())
                .matches("[0-9a-f]{64}")
                .isEqualTo(findings.get(1).fingerprint());
        assertThat(findings.get(0).fingerprint()).isNotEqualTo(other.fingerprint());
        assertThat(KEY.toString()).doesNotContain("0123");
        assertThatThrownBy(() -> FingerprintKey.of(new byte[15])).hasMessageContaining("at least 16 bytes");
    }

    @Test
    void baselineLeavesWhatIsNew() {
        List<Finding> findings = ContentScanner.SECRETS.scan(bytes(TOKEN), new ScanOptions(false, KEY));
        Baseline baseline = new Baseline(Set.of(String.valueOf(findings.get(0).fingerprint())));

        assertThat(baseline.without(findings)).isEmpty();
        assertThat(Baseline.EMPTY.without(findings)).isEqualTo(findings);
        assertThat(baseline.without(ContentScanner.SECRETS.scan(TOKEN))).hasSize(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
