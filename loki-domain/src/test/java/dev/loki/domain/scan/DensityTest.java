package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.Nightly;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A KiB that is too full to be judged counts as found, so that time is bounded and nothing escapes. */
class DensityTest {

    private static final ContentScanner SCANNER = ContentScanner.SECRETS.with(Detectors.personalData());
    private static final Plan PLAN = SCANNER.plan();
    private static final String DENSE = Detectors.TOO_DENSE.id();

    /** More than any text holds. */
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    @Test
    void whatIsLeftOutIsOneFindingToTheEndOfTheKibAndBeyondAsFarAsAValueMayReach() {
        Density density = new Density(2);
        Trigger trigger = trigger(new Reach(3, 100));
        density.enter(1);
        density.spend(1);
        assertThat(density.isSpent()).isFalse();
        density.spend(1);
        assertThat(density.isSpent()).isTrue();
        assertThat(density.leftOut()).isNull();
        density.leaveOut(trigger, 500);
        assertThat(density.leftOut()).isEqualTo(new Span(500 - 4 - 3, 1024));
        density.leaveOut(trigger, 1000);
        assertThat(density.leftOut()).isEqualTo(new Span(493, 1100));
        density.leaveOut(trigger(new Reach(900, 0)), 1024);
        assertThat(density.leftOut()).isEqualTo(new Span(1024 - 4 - 900, 1100));
        assertThat(density.isPast(1024)).isFalse();
        assertThat(density.isPast(1025)).isTrue();
        density.enter(1025);
        assertThat(density.isSpent()).isFalse();
        assertThat(density.leftOut()).isNull();
        assertThat(density.isPast(2048)).isFalse();
        assertThat(density.isPast(2049)).isTrue();
    }

    private static Trigger trigger(Reach reach) {
        Verifier verifier = new Verifier() {
            @Override
            public Span verify(Window window, int from, int to) {
                return new Span(from, to);
            }

            @Override
            public Reach reach() {
                return reach;
            }
        };
        return Trigger.of(Detectors.TOO_DENSE, 0, new Probe(Keyword.exact("abcd"), verifier), 0);
    }

    @Test
    void aKibIsNotTooDenseBecauseAllOfItIsSpent() {
        Detector letter = Detector.verified("a", "t", "s", new Probe(Keyword.exact("a"), new NeverFound()));
        Plan plan = ContentScanner.of(List.of(letter)).plan();
        String full = "a".repeat(Density.MOST) + " ".repeat(1024 - Density.MOST);

        assertThat(dense(plan, full.repeat(3))).isEmpty();
        assertThat(dense(plan, full.replaceFirst("a ", "aa").repeat(2)))
                .containsExactly(new Span(Density.MOST, 1024), new Span(1024 + Density.MOST, 2048));
        assertThat(dense(plan, "a".repeat(Density.MOST + 1))).containsExactly(new Span(Density.MOST, Density.MOST + 1));
    }

    private static final class NeverFound implements Verifier {
        @Override
        public @Nullable Span verify(Window window, int from, int to) {
            return null;
        }

        @Override
        public Reach reach() {
            return Reach.behind(0);
        }
    }

    private static List<Span> dense(Plan plan, String text) {
        return Scan.all(plan, bytes(text)).matches().stream()
                .filter(match -> match.detector() == Detectors.TOO_DENSE)
                .map(Match::value)
                .toList();
    }

    @Test
    void whatIsFoundWithoutABoundIsFoundOrHiddenWithIt() {
        Random random = new Random(23);
        for (int i = 0; i < Nightly.count(300, 20_000); i++) {
            byte[] text = bytes(hostile(random, 2_000 + random.nextInt(4_000)));
            List<Match> bounded = Scan.all(PLAN, text, 4 + random.nextInt(60)).matches();
            for (Match match : Scan.all(PLAN, text, UNBOUNDED).matches()) {
                assertThat(bounded).as("round %d: %s", i, match).anyMatch(one -> hides(one, match));
            }
        }
    }

    private static boolean hides(Match one, Match hidden) {
        return one.value().start() <= hidden.value().start()
                && one.value().end() >= hidden.value().end();
    }

    /** Keywords, values and almost values of all detectors, here dense and there not. */
    private static String hostile(Random random, int length) {
        List<Detector> detectors = SCANNER.detectors();
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            Detector detector = detectors.get(random.nextInt(detectors.size()));
            List<String> keywords = detector.keywords();
            String keyword = keywords.get(random.nextInt(keywords.size()));
            List<String> shapes = detector.shapes();
            switch (random.nextInt(6)) {
                case 0 -> text.append(keyword.repeat(1 + random.nextInt(20)));
                case 1 ->
                    text.append(keyword).append("=\"").append(ExampleValue.of("[A-Za-z0-9]{20}\" ", seed(random)));
                case 2 -> text.append("a@b.de ".repeat(random.nextInt(20)));
                case 3 ->
                    text.append(shapes.isEmpty() ? "é𝄞" : value(shapes.get(random.nextInt(shapes.size())), random));
                case 4 ->
                    text.append("-----BEGIN PRIVATE" + " KEY-----\n")
                            .append(ExampleValue.of("[a-z0-9]{300}", seed(random)));
                default -> text.append(" ".repeat(random.nextInt(30))).append('\n');
            }
        }
        return text.toString();
    }

    private static String value(String shape, Random random) {
        return ExampleValue.of(shape.replaceAll("[()]", "").replaceAll(",[0-9]+}", "}"), seed(random)) + " ";
    }

    private static long seed(Random random) {
        return random.nextInt(1000);
    }

    @Test
    void aStreamFindsTheSameWhereverItIsCut() {
        Random random = new Random(29);
        ScanOptions keyed = new ScanOptions(true, FingerprintKey.of(bytes("a key of sixteen bytes")));
        for (int i = 0; i < Nightly.count(3, 100); i++) {
            byte[] text = bytes(hostile(random, 150_000) + "a@b.de ".repeat(500) + hostile(random, 150_000));
            List<Finding> whole = SCANNER.scan(text, keyed);
            assertThat(whole).extracting(Finding::detector).contains(DENSE);
            for (int length : new int[] {1000, 1024, 65_536, 200_000, text.length}) {
                assertThat(inPieces(text, length, keyed)).isEqualTo(whole);
            }
        }
    }

    private static List<Finding> inPieces(byte[] text, int length, ScanOptions options) {
        List<Finding> findings = new ArrayList<>();
        StreamScanner scanner = SCANNER.stream(options, findings::add);
        for (int at = 0; at < text.length; at += length) {
            scanner.feed(text, at, Math.min(length, text.length - at));
        }
        scanner.finish();
        return findings;
    }

    @Test
    void aMaskHidesWhatIsTooDenseAndPartsNoCharacter() {
        String secret = ExampleValue.of("glpat-[A-Za-z0-9]{20}", 4);
        for (int offset = 0; offset < 40; offset++) {
            String text = "é".repeat(offset) + "sk-@b.".repeat(160) + "𝄞é" + secret + "é𝄞 ".repeat(400) + "the end";
            String masked = SCANNER.mask(text);

            assertThat(masked)
                    .doesNotContain(secret.substring(10))
                    .doesNotContain("\ufffd")
                    .endsWith("the end");
        }
    }

    @Test
    void whatIsTooDenseIsToldOnceAKibWithItsPlaceAndNoAllowanceTakesItBack() {
        String text = "\n" + "sk-@b. # loki" + ":allow ".repeat(3) + "sk-@b.".repeat(1000);
        ScanOptions allowing = new ScanOptions(true, null);

        List<Finding> dense = SCANNER.scan(bytes(text), allowing).stream()
                .filter(finding -> finding.detector().equals(DENSE))
                .toList();
        assertThat(dense)
                .hasSize(6)
                .allMatch(finding -> finding.line() == 2 && finding.masked().equals("***"));
        assertThat(dense.get(0).column()).isLessThan(1024);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane.doe@example.org,",
                "a.b@web.de\n",
                "4111-1111-1111-1111\n",
                "5705 5740 5775 5810 5846 5882 ",
                "GB82WEST12345698765432\n",
                "219-09-9990\n",
                "(212) 555-0123\n",
                "+14155550123\n",
                "DB_PASSWORD=a1" + "B2c3d4\n",
                "{\"user\":\"joe\",\"pass" + "word\":\"hunter2x\"},",
                "password1\npassword12\n",
                "this.accessToken=t.accessToken,",
                "case TokenType.SecretKey:return e.apiKey;",
                "https://joe:pa55" + "word@host.example/\n",
                "      \"integrity\": \"sha512-zfmpiEh+HvXm9Vm5L0G5CGeeOfYqsCbxqkJ4XHTyjOYbEfDpCWPPyVxZyBp6OeGMKiEAyQIbM==\",\n",
                "2026-02-21T10:00:00.123Z INFO [main] token refreshed for user=42 session=a1b2c3d4e5f6 ip=10.0.0.1\n",
                "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3ODkrLwo=\n",
                "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n",
                "AKIA" + "ZQ3DRSTUVWXY2AB7,wJalrXUtnFEMIK7MDENGbPxRfiCYzzzzzzzzzzzz\n"
            })
    void realTextsStayBelowTheBound(String line) {
        byte[] text = bytes(line.repeat(20_000 / line.length()));

        assertThat(Scan.all(PLAN, text).matches())
                .extracting(match -> match.detector().id())
                .doesNotContain(DENSE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
