package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind in examples.tsv: its value is found, a value one character short and a placeholder are not. */
class DetectorExamplesTest {

    private static final Set<String> CHECKSUMMED = Set.of("github-token", "github-fine-grained-token", "npm-token");

    private static final Set<String> IN_OTHER_TESTS = Set.of(
            "aws-secret-access-key",
            "private-key",
            "assigned-password",
            "assigned-secret",
            "url-password",
            "connection-string-password",
            "basic-authorization",
            "registry-credentials",
            "netrc-password",
            "sql-password",
            "command-line-password",
            "json-web-token",
            "private-json-web-key");

    record Example(String detector, String value, String nearMiss, String placeholder) {

        @Override
        public String toString() {
            return detector;
        }
    }

    static List<Example> examples() throws IOException {
        try (InputStream table = DetectorExamplesTest.class.getResourceAsStream("examples.tsv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(row -> new Example(row[0], row[1], row[2], row[3]))
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void valueIsFoundWhereverItStands(Example example) {
        for (int seed = 1; seed <= 20; seed++) {
            String value = value(example, example.value, seed);

            assertThat(found("x " + value + " y")).as("seed %d", seed).contains(example.detector);
            assertThat(found(value)).contains(example.detector);
            assertThat(found("key: '" + value + "',\n")).contains(example.detector);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void valueOneCharacterShortIsNot(Example example) {
        for (int seed = 1; seed <= 20; seed++) {
            assertThat(found("x " + value(example, example.nearMiss, seed) + " y"))
                    .as("seed %d", seed)
                    .doesNotContain(example.detector);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void placeholderIsNot(Example example) {
        assertThat(found("x " + ExampleValue.of(example.placeholder, 1) + " y")).doesNotContain(example.detector);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void onlyWhatValuesShareIsShown(Example example) {
        Set<String> shown = new HashSet<>();
        for (int seed = 1; seed <= 50; seed++) {
            ContentScanner.SECRETS.scan(value(example, example.value, seed)).stream()
                    .filter(finding -> finding.detector().equals(example.detector))
                    .forEach(finding -> shown.add(finding.masked()));
        }

        assertThat(shown).hasSizeBetween(1, 10);
    }

    @Test
    void everyDetectorHasAnExampleAndSaysWhereItsFormatIsDescribed() throws IOException {
        Set<String> tested = new HashSet<>(IN_OTHER_TESTS);
        examples().forEach(example -> tested.add(example.detector));

        assertThat(Detectors.secrets())
                .extracting(Detector::id)
                .doesNotHaveDuplicates()
                .isSubsetOf(tested);
        assertThat(tested).hasSameSizeAs(Detectors.secrets());
        assertThat(Detectors.secrets()).allMatch(detector -> detector.source().startsWith("https://"));
        assertThat(Detectors.secrets()).hasSizeGreaterThan(Detectors.seed().size() + 60);
    }

    private static String value(Example example, String template, long seed) {
        String value = ExampleValue.of(template, seed);
        return CHECKSUMMED.contains(example.detector) ? ExampleValue.checksummed(value) : value;
    }

    private static List<String> found(String text) {
        return ContentScanner.SECRETS.scan(text).stream().map(Finding::detector).toList();
    }
}
