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

    @Test
    void whatIsNotNeededIsSavedUpToABound() {
        Density density = new Density(2048, 3000);
        density.enter(1);
        assertThat(density.isPast(1024)).isFalse();
        assertThat(density.isPast(1025)).isTrue();
        density.spend(2999);
        assertThat(density.isSpent()).isFalse();
        density.spend(1);
        assertThat(density.isSpent()).isTrue();
        density.enter(1025);
        density.spend(2047);
        assertThat(density.isSpent()).isFalse();
        density.spend(1);
        assertThat(density.isSpent()).isTrue();
        density.enter(100 * 1024);
        density.spend(2999);
        assertThat(density.isSpent()).isFalse();
        density.spend(1);
        assertThat(density.isSpent()).isTrue();
    }

    @Test
    void whatWasOverspentIsPaidBack() {
        Density density = new Density(1024, 100);
        density.enter(1);
        density.spend(100 + 2 * 1024);
        density.enter(1025);
        assertThat(density.isSpent()).isTrue();
        density.enter(2049);
        assertThat(density.isSpent()).isTrue();
        density.enter(3073);
        assertThat(density.isSpent()).isFalse();
    }

    @Test
    void whatIsLeftOutIsOneFindingToTheEndOfTheKibAndBeyondAsFarAsAValueMayReach() {
        Density density = new Density(2, 2);
        density.enter(1);
        assertThat(density.takeLeftOut()).isNull();
        density.leaveOut(ending(new Reach(3, 100)), 500);
        assertThat(density.takeLeftOut()).isEqualTo(new Span(500 - 4 - 3, 1024));
        assertThat(density.takeLeftOut()).isNull();
        density.leaveOut(ending(new Reach(3, 100)), 500);
        density.leaveOut(ending(new Reach(3, 100)), 1000);
        assertThat(density.takeLeftOut()).isEqualTo(new Span(493, 1100));
        density.leaveOut(ending(new Reach(900, 0), new Reach(0, 20)), 1024);
        assertThat(density.takeLeftOut()).isEqualTo(new Span(1024 - 4 - 900, 1044));
    }

    @Test
    void aTextThatBeginsLaterHasTheSameKibs() {
        Density density = new Density(1024, 5000);
        density.enter(4000);
        density.drop(2048);
        assertThat(density.isPast(2048)).isFalse();
        assertThat(density.isPast(2049)).isTrue();
        density.spend(5000);
        density.enter(2049);
        density.spend(1023);
        assertThat(density.isSpent()).isFalse();
        density.spend(1);
        assertThat(density.isSpent()).isTrue();
    }

    private static Ending ending(Reach... reaches) {
        List<Trigger> triggers = new ArrayList<>();
        for (Reach reach : reaches) {
            Probe probe = new Probe(Keyword.exact("abcd"), new NeverFound(reach, false));
            triggers.add(Trigger.of(Detectors.TOO_DENSE, 0, probe, 0));
        }
        return Ending.of(triggers);
    }

    private record NeverFound(Reach reach, boolean isFree) implements Verifier {
        @Override
        public @Nullable Span verify(Window window, int from, int to) {
            return null;
        }
    }

    @Test
    void aKibIsNotTooDenseBecauseAllOfItIsSpent() {
        int cost = Density.KEYWORD + Density.LOOK + 1;
        String full = "a".repeat(10) + " ".repeat(1014);
        Plan plan = letters(false);

        assertThat(dense(plan, full.repeat(3), 0, 10 * cost))
                .containsExactly(new Span(1024, 2048), new Span(2048, 3072));
        assertThat(dense(plan, full, 0, 10 * cost)).isEmpty();
        assertThat(dense(plan, full, 0, 9 * cost)).containsExactly(new Span(9, 1024));
        assertThat(dense(plan, "a".repeat(11), 0, 10 * cost)).containsExactly(new Span(10, 11));
    }

    @Test
    void whatIsFreeIsNeverTooDense() {
        assertThat(dense(letters(true), "a".repeat(10_000), 0, 1)).isEmpty();
    }

    private static Plan letters(boolean free) {
        Probe probe = new Probe(Keyword.exact("a"), new NeverFound(Reach.behind(0), free));
        return ContentScanner.of(List.of(Detector.verified("a", "t", "s", probe)))
                .plan();
    }

    private static List<Span> dense(Plan plan, String text, int aKib, int most) {
        return Scan.all(plan, bytes(text), new Density(aKib, most)).takeMatches().stream()
                .filter(match -> match.detector() == Detectors.TOO_DENSE)
                .map(Match::value)
                .toList();
    }

    @Test
    void whatIsFoundWithoutABoundIsFoundOrHiddenWithIt() {
        Random random = new Random(23);
        for (int i = 0; i < Nightly.count(300, 20_000); i++) {
            byte[] text = bytes(hostile(random, 2_000 + random.nextInt(4_000)));
            Density little = new Density(random.nextInt(3000), random.nextInt(5000));
            List<Match> bounded = Scan.all(PLAN, text, little).takeMatches();
            for (Match match : Scan.all(PLAN, text, unbounded()).takeMatches()) {
                assertThat(bounded).as("round %d: %s", i, match).anyMatch(one -> hides(one, match));
            }
        }
    }

    private static Density unbounded() {
        return new Density(0, Integer.MAX_VALUE);
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
            String text = "é".repeat(offset) + "sk-@b.".repeat(3000) + "𝄞é" + secret + "é𝄞 ".repeat(400) + "the end";
            String masked = SCANNER.mask(text);

            assertThat(masked)
                    .doesNotContain(secret.substring(10))
                    .doesNotContain("\ufffd")
                    .endsWith("the end");
        }
    }

    @Test
    void whatIsTooDenseIsToldOnceAKibWithItsPlaceAndNoAllowanceTakesItBack() {
        String text = "\n" + ("sk-@b.".repeat(20) + "loki" + ":allow ").repeat(500);
        List<Finding> allowing = dense(text, new ScanOptions(true, null));

        assertThat(allowing)
                .hasSizeBetween(30, text.length() / 1024)
                .allMatch(finding -> finding.line() == 2 && finding.masked().equals("***"))
                .doesNotHaveDuplicates()
                .isEqualTo(dense(text, ScanOptions.STRICT));
    }

    private static List<Finding> dense(String text, ScanOptions options) {
        return SCANNER.scan(bytes(text), options).stream()
                .filter(finding -> finding.detector().equals(DENSE))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane.doe@example.org,",
                "a.b@web.de\n",
                "4111-1111-1111-1111\n",
                "GB82WEST12345698765432\n",
                "219-09-9990\n",
                "(212) 555-0123\n",
                "+14155550123\n",
                "DB_PASSWORD=a1" + "B2c3d4\n",
                "{\"user\":\"joe\",\"pass" + "word\":\"hunter2x\"},\n",
                "https://joe:pa55" + "word@host.example/\n",
                "AKIA" + "ZQ3DRSTUVWXY2AB7\n"
            })
    void aListOfTwoHundredValuesWithNothingBetweenIsFoundOneByOne(String line) {
        for (String text : List.of(line.repeat(200), "// nothing here\n".repeat(10_000) + line.repeat(200))) {
            List<Finding> found = SCANNER.scan(text);
            assertThat(found).hasSize(200);
            assertThat(found)
                    .extracting(Finding::detector)
                    .containsOnly(found.get(0).detector())
                    .doesNotContain(DENSE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17,Jane,Doe,jane.doe@example.org,Berlin,active,2026-02-21\n",
                "4111-1111-1111-1111;12/29;approved;19.99 EUR;0000123456\n",
                "(212) 555-0123  Doe, Jane, 12 Main Street, Springfield\n",
                "5705 5740 5775 5810 5846 5882 ",
                "2026-02-21;GB82WEST12345698765432;rent for February;-850.00\n",
                "219-09-9990;Jane;Doe;12 Main Street;Springfield;IL\n",
                "# of the reporting data base\nDB_PASSWORD=a1" + "B2c3d4\nDB_HOST=db.example.org\nDB_PORT=5432\n",
                "password1\nsunshine\nletmein\nqwerty12\ndragon\nmonkey\n",
                "this.accessToken=t.accessToken,",
                "case TokenType.SecretKey:return e.apiKey;",
                "image: registry\nurl: https://joe:pa55" + "word@host.example/\nretries: 3\ntimeout: 30s\n",
                "      \"integrity\": \"sha512-zfmpiEh+HvXm9Vm5L0G5CGeeOfYqsCbxqkJ4XHTyjOYbEfDpCWPPyVxZyBp6OeGMKiEAyQIbM==\",\n",
                "2026-02-21T10:00:00.123Z INFO [main] token refreshed for user=42 session=a1b2c3d4e5f6 ip=10.0.0.1\n",
                "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3ODkrLwo=\n",
                "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n",
                "AKIA" + "ZQ3DRSTUVWXY2AB7,wJalrXUtnFEMIK7MDENGbPxRfiCYzzzzzzzzzzzz\n"
            })
    void realTextsStayBelowTheBound(String line) {
        byte[] text = bytes(line.repeat(20_000 / line.length()));

        assertThat(Scan.all(PLAN, text).takeMatches())
                .extracting(match -> match.detector().id())
                .doesNotContain(DENSE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
