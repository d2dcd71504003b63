package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamScannerTest {

    private static final ContentScanner SCANNER = ContentScanner.SECRETS.with(Detectors.personalData());
    private static final ScanOptions ALLOWING =
            new ScanOptions(true, FingerprintKey.of("a key of sixteen bytes".getBytes(StandardCharsets.UTF_8)));

    private static final String SECRET = ExampleValue.of("glpat-[A-Za-z0-9]{20}", 1);
    private static final String SHORT_TEXT = "é first\nsecond 𝄞 " + SECRET + " # loki" + ":nothing\n"
            + "jane@corp.com and password = \"" + ExampleValue.of("[A-Za-z0-9]{12}", 3) + "\"\n";

    @Test
    void piecesPartedAnywhereYieldWhatTheWholeYields() {
        byte[] text = SHORT_TEXT.getBytes(StandardCharsets.UTF_8);
        List<Finding> whole = SCANNER.scan(text, ALLOWING);

        assertThat(whole)
                .extracting(Finding::detector)
                .containsExactly("gitlab-token", "email-address", "assigned-password");
        for (int cut = 0; cut <= text.length; cut++) {
            assertThat(inPieces(text, cut, text.length)).as("cut at %d", cut).isEqualTo(whole);
        }
    }

    @Test
    void secretAcrossTheEndOfTheBufferIsFoundAtEveryPlace() {
        byte[] secret = (" " + SECRET + " ").getBytes(StandardCharsets.UTF_8);
        int around = Scan.STRETCH;
        for (int start = around - 60; start < around + 60; start++) {
            byte[] text = "x".repeat(300_000).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(secret, 0, text, start, secret.length);

            assertThat(inPieces(text, 4096))
                    .extracting(Finding::column)
                    .as("at %d", start)
                    .containsExactly(start + 2);
        }
    }

    @Test
    void longTextYieldsWhatItYieldsInOnePiece() {
        byte[] text = longText(new Random(5), 600_000);
        List<Finding> whole = SCANNER.scan(text, ALLOWING);

        assertThat(whole).hasSizeGreaterThan(200);
        assertThat(inPieces(text, 1000)).isEqualTo(whole);
        assertThat(inPieces(text, 65_536)).isEqualTo(whole);
        assertThat(inPieces(text, text.length)).isEqualTo(whole);
    }

    private static byte[] longText(Random random, int length) {
        StringBuilder text = new StringBuilder();
        String[] lines = {
            "int count = index + 1; // nothing\n",
            "key " + SECRET + "\n",
            "key " + SECRET + " // loki" + ":allow\n",
            "mail bob@corp.com ",
            "token = \"" + SECRET + "\" ",
            "-----BEGIN PRIVATE" + " KEY-----\n" + ExampleValue.of("[A-Za-z0-9+/]{1600}", 2) + "\n-----END",
            "é𝄞\n"
        };
        while (text.length() < length) {
            text.append(lines[random.nextInt(lines.length)]);
            text.append(" ".repeat(random.nextInt(300)));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<Finding> inPieces(byte[] text, int... lengths) {
        List<Finding> findings = new ArrayList<>();
        StreamScanner scanner = SCANNER.stream(ALLOWING, findings::add);
        int at = 0;
        for (int i = 0; at < text.length; i++) {
            int length = Math.min(lengths[Math.min(i, lengths.length - 1)], text.length - at);
            scanner.feed(text, at, length);
            at += length;
        }
        scanner.finish();
        return findings;
    }
}
