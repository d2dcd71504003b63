package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Findings are handed on in the order of the text, once nothing that comes can change them. */
class ReporterTest {

    private static final Detector ANY = Detector.verified("any", "any", "test");
    private static final byte[] TEXT = " ".repeat(20_000).getBytes(StandardCharsets.US_ASCII);

    private final List<Long> handed = new ArrayList<>();
    private final Reporter reporter = new Reporter(ScanOptions.STRICT, located -> handed.add(located.start()));

    @Test
    void whatIsFoundLaterMayStandEarlier() {
        take(10, 40);
        take(5, 20);
        take(30);
        reporter.settleAll();
        assertThat(handed).containsExactly(5L, 10L, 20L, 30L, 40L);
    }

    @Test
    void aFindingIsSureOnceTheTextIsKnownFarEnoughBehindIt() {
        take(10, 11);
        reporter.settle(12 + Reporter.REACH - 1);
        assertThat(handed).isEmpty();
        reporter.settle(12 + Reporter.REACH);
        assertThat(handed).containsExactly(10L);
        reporter.settleAll();
        reporter.settleAll();
        assertThat(handed).containsExactly(10L, 11L);
    }

    @Test
    void whatWasHandedOnDoesNotHoldBackWhatComes() {
        take(10);
        reporter.settle(10_000);
        take(9_990, 9_980);
        reporter.settle(20_000);
        assertThat(handed).containsExactly(10L, 9_980L, 9_990L);
    }

    @Test
    void anAllowanceIsRememberedAsLongAsAFindingMayBeNearIt() {
        List<Long> left = new ArrayList<>();
        Reporter allowing = new Reporter(new ScanOptions(true, null), located -> left.add(located.start()));
        allowing.take(
                List.of(match(ANY, 100), match(Allowances.DETECTOR, 200), match(ANY, 5_000)),
                TEXT,
                new LineCounter(),
                0);
        allowing.settle(300);
        allowing.settle(4_000);
        allowing.settleAll();
        assertThat(left).containsExactly(5_000L);
    }

    /** Places are those of the whole text, of which the bytes are a later part. */
    @Test
    void placesAreThoseOfTheWholeText() {
        reporter.take(List.of(match(ANY, 7)), TEXT, new LineCounter(), 1_000_000);
        reporter.settleAll();
        assertThat(handed).containsExactly(1_000_007L);
    }

    private void take(int... starts) {
        List<Match> matches = new ArrayList<>();
        for (int start : starts) {
            matches.add(match(ANY, start));
        }
        reporter.take(matches, TEXT, new LineCounter(), 0);
    }

    private static Match match(Detector detector, int start) {
        return new Match(detector, new Span(start, start + 2), "***");
    }
}
