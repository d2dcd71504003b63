package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A keyword is looked at where it may have a value, and no stretch twice for the same detector. */
class ScanTest {

    private static final String TEXT = "k k k k k k k k k k";

    private final List<Integer> looked = new ArrayList<>();

    @Test
    void everyKeywordIsLookedAt() {
        scan((window, from, to) -> null);
        assertThat(looked).containsExactly(0, 2, 4, 6, 8, 10, 12, 14, 16, 18);
    }

    @Test
    void keywordsWithinAStretchThatWasExaminedAreNot() {
        scan((window, from, to) -> {
            window.examinedTo(from + 5);
            return null;
        });
        assertThat(looked).containsExactly(0, 6, 12, 18);
    }

    @Test
    void keywordsWithinAValueAreNot() {
        scan((window, from, to) -> new Span(from, from + 4));
        assertThat(looked).containsExactly(0, 4, 8, 12, 16);
    }

    @Test
    void keywordsThatHaveNoHopeAreNot() {
        scan((window, from, to) -> {
            window.hopelessBefore(from + 4);
            return null;
        });
        assertThat(looked).containsExactly(0, 4, 8, 12, 16);
    }

    @Test
    void aValueIsKnownToHaveBeenJudgedUpToItsEnd() {
        List<Integer> judged = new ArrayList<>();
        scan((window, from, to) -> {
            judged.add(window.judgedBefore());
            return new Span(from, from + 8);
        });
        assertThat(judged).containsExactly(0, 8, 16);
    }

    @Test
    void valuesAndFiltersCostWhatTheyDo() {
        long without = scan((window, from, to) -> null);
        assertThat(scan((window, from, to) -> new Span(from, to))).isEqualTo(without + 10 * Density.VALUE);
        Detector filtered = detector((window, from, to) -> new Span(from, to)).and((window, from, to) -> true);
        assertThat(scan(filtered)).isEqualTo(without + 10 * (Density.VALUE + Density.FILTER));
    }

    @Test
    void aValueAcrossTheEndOfAStretchIsJudgedOnceInAStreamToo() {
        Detector values = detector((window, from, to) -> new Span(from, Math.min(from + 3000, window.ceiling())));
        ContentScanner scanner = ContentScanner.of(List.of(values));
        byte[] text = "k...................".repeat(20_000).getBytes(StandardCharsets.US_ASCII);

        List<Finding> streamed = new ArrayList<>();
        StreamScanner stream = scanner.stream(ScanOptions.STRICT, streamed::add);
        stream.feed(text);
        stream.finish();
        assertThat(streamed).hasSize(134).isEqualTo(scanner.scan(text, ScanOptions.STRICT));
    }

    @Test
    void aStreamHandsAFindingOnAsSoonAsItIsSure() {
        List<Finding> streamed = new ArrayList<>();
        StreamScanner stream = ContentScanner.of(List.of(detector((window, from, to) -> new Span(from, to)))).stream(
                ScanOptions.STRICT, streamed::add);
        stream.feed(("k" + ".".repeat(400_000)).getBytes(StandardCharsets.US_ASCII));
        assertThat(streamed).hasSize(1);
        stream.feed(("k" + ".".repeat(200_000)).getBytes(StandardCharsets.US_ASCII));
        assertThat(streamed).extracting(Finding::column).containsExactly(1, 400_002);
    }

    private long scan(Verifier verifier) {
        return scan(detector(verifier));
    }

    private static long scan(Detector detector) {
        byte[] text = TEXT.getBytes(StandardCharsets.US_ASCII);
        return Scan.all(Plan.of(List.of(detector)), text).window().steps();
    }

    private Detector detector(Verifier verifier) {
        Verifier recording = new Verifier() {
            @Override
            public @Nullable Span verify(Window window, int from, int to) {
                looked.add(from);
                return verifier.verify(window, from, to);
            }
        };
        return Detector.verified("k", "a keyword", "test", new Probe(Keyword.exact("k"), recording));
    }
}
