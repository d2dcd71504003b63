package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A detector says what it is, and is built up of what looks and what filters. */
class DetectorTest {
    private static final String VALUE = "tk_" + "k9Qz7XpL2m";
    private final Detector token = Detector.token("tk", "TK token", "https://example.org/tk", "tk_[A-Za-z0-9]{10}");

    @Test
    void itSaysWhatItIs() {
        assertThat(token.id()).isEqualTo("tk");
        assertThat(token).hasToString("tk");
        assertThat(token.title()).isEqualTo("TK token");
        assertThat(token.source()).isEqualTo("https://example.org/tk");
        assertThat(token.shapes()).containsExactly("tk_[A-Za-z0-9]{10}");
        assertThat(token.probes()).hasSize(1);
        assertThat(token.isSlow()).isFalse();
        assertThat(token.isGeneric()).isFalse();
        assertThat(token.asGeneric().isGeneric()).isTrue();
        ContentScanner scanner = ContentScanner.of(List.of(token));
        assertThat(scanner.detectors()).containsExactly(token);
        assertThat(scanner.with(List.of(token.showing(0))).detectors()).hasSize(2);
    }

    @Test
    void aTokenShowsItsLiteralPrefixOrWhatItIsToldTo() {
        assertThat(found(token)).containsExactly("tk at line 1, column 3 (tk_***)");
        assertThat(found(token.showing(1))).containsExactly("tk at line 1, column 3 (t***)");
    }

    @Test
    void filtersAddUp() {
        assertThat(found(token.entropy(9))).isEmpty();
        assertThat(found(token.entropy(0))).hasSize(1);
        assertThat(found(token.entropy(9).entropy(0))).hasSize(1);
        assertThat(found(token.and(new StopWords(List.of("xpl"))))).isEmpty();
        assertThat(scan(token.entropy(0), "tk_" + "aaaaaaaaaa")).isEmpty();
        assertThat(scan(token, "tk_" + "aabbaabbab")).isEmpty();
    }

    @Test
    void aVerifierIsTakenAtItsWord() {
        Verifier verifier = (window, from, to) -> new Span(from, to);
        Detector verified = Detector.verified("v", "t", "s", new Probe(Keyword.exact("aaaa"), verifier));
        assertThat(scan(verified, "aaaa")).containsExactly("v at line 1, column 1 (***)");
        assertThat(verified.shapes()).isEmpty();
    }

    @Test
    void findingsStandInTheOrderOfTheText() {
        Verifier longer = (window, from, to) -> new Span(from, to + 1);
        Detector late = Detector.verified("late", "t", "s", new Probe(Keyword.exact("bb"), longer));
        Detector early = Detector.verified("early", "t", "s", new Probe(Keyword.exact("aa"), longer));
        assertThat(ContentScanner.of(List.of(late, early)).scan("aaxbbx aaxbbx"))
                .extracting(Finding::detector)
                .containsExactly("early", "late", "early", "late");
    }

    private static List<String> found(Detector detector) {
        return scan(detector, "= " + VALUE);
    }

    private static List<String> scan(Detector detector, String text) {
        return ContentScanner.of(List.of(detector)).scan(text).stream()
                .map(Finding::toString)
                .toList();
    }
}
