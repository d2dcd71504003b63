package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Findings stand in the order of the text, and a generic one gives way to a specific one at the same place. */
class LocatedTest {

    @Test
    void theOneThatBeginsFirstComesFirstThenTheShorterThenTheNameDecides() {
        Located early = specific("z", 1, 9);
        Located shorter = specific("z", 2, 4);
        Located longer = specific("a", 2, 5);
        Located sameAsLonger = specific("b", 2, 5);
        Located late = specific("a", 3, 4);

        assertThat(List.of(late, sameAsLonger, longer, shorter, early).stream().sorted())
                .containsExactly(early, shorter, longer, sameAsLonger, late);
        assertThat(longer).isEqualByComparingTo(generic("a", 2, 5));
    }

    @Test
    void aGenericFindingGivesWayToASpecificOneThatBeginsBeforeWithinOrAfterIt() {
        Located specific = specific("s", 4, 8);
        assertThat(left(specific, generic("g", 7, 9))).containsExactly(specific);
        assertThat(left(generic("g", 2, 5), specific)).containsExactly(specific);
        assertThat(left(generic("g", 0, 20), specific)).containsExactly(specific);
        assertThat(left(specific, generic("g", 5, 6))).containsExactly(specific);
        assertThat(left(specific("a", 0, 9), specific("b", 2, 3), generic("g", 5, 6)))
                .extracting(one -> one.finding().detector())
                .containsExactly("a", "b");
    }

    @Test
    void aGenericFindingBesideASpecificOneStays() {
        List<Located> all = List.of(
                specific("a", 0, 4),
                specific("b", 2, 5),
                generic("g", 5, 7),
                specific("c", 7, 9),
                generic("h", 20, 30));
        assertThat(Located.withoutOverlapped(all)).isEqualTo(all);
    }

    @Test
    void findingsOfOneKindMayOverlap() {
        List<Located> generic = List.of(generic("g", 0, 4), generic("h", 2, 5));
        List<Located> specific = List.of(specific("a", 0, 4), specific("b", 2, 5));
        assertThat(Located.withoutOverlapped(generic)).isEqualTo(generic);
        assertThat(Located.withoutOverlapped(specific)).isEqualTo(specific);
    }

    @Test
    void aLaterOverlapIsSeenBehindFindingsThatStandAlone() {
        assertThat(left(specific("a", 0, 2), generic("g", 3, 5), generic("h", 6, 9), specific("b", 8, 10)))
                .extracting(one -> one.finding().detector())
                .containsExactly("a", "g", "b");
    }

    private static List<Located> left(Located... all) {
        return Located.withoutOverlapped(List.of(all));
    }

    private static Located specific(String detector, long start, long end) {
        return new Located(new Finding(detector, 1, (int) start + 1, "***", null), start, end, false);
    }

    private static Located generic(String detector, long start, long end) {
        return new Located(new Finding(detector, 1, (int) start + 1, "***", null), start, end, true);
    }
}
