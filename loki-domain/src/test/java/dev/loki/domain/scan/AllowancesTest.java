package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An allowance covers what is found on its line, before it or behind it, and not too far away. */
class AllowancesTest {

    private static final int PLACE = 5_000;

    private final Allowances allowances = new Allowances();

    AllowancesTest() {
        allowances.add(found("loki:allow", 3, PLACE, PLACE + 10));
    }

    @Test
    void itReachesSoFarToBothSides() {
        assertThat(covers(3, PLACE - 30, PLACE - 10)).isTrue();
        assertThat(covers(3, PLACE + 10, PLACE + 30)).isTrue();
        assertThat(covers(3, PLACE + Window.BEHIND, PLACE + 2_000)).isTrue();
        assertThat(covers(3, PLACE + Window.BEHIND + 1, PLACE + 2_000)).isFalse();
        assertThat(covers(3, 10, PLACE - Window.BEHIND)).isTrue();
        assertThat(covers(3, 10, PLACE - Window.BEHIND - 1)).isFalse();
    }

    @Test
    void itIsForItsLineAlone() {
        assertThat(covers(2, PLACE - 30, PLACE - 10)).isFalse();
        assertThat(covers(4, PLACE + 10, PLACE + 30)).isFalse();
    }

    @Test
    void theNearestOneToEachSideCounts() {
        allowances.add(found("loki:allow", 4, PLACE + 100, PLACE + 110));
        assertThat(covers(3, PLACE + 40, PLACE + 50)).isTrue();
        assertThat(covers(4, PLACE + 40, PLACE + 50)).isTrue();
        assertThat(covers(5, PLACE + 40, PLACE + 50)).isFalse();
    }

    @Test
    void itIsNotForWhatIsTooDense() {
        assertThat(allowances.cover(found(Detectors.TOO_DENSE.id(), 3, PLACE - 30, PLACE)))
                .isFalse();
    }

    @Test
    void itIsForgottenOnceNothingNearItMayCome() {
        allowances.forgetBefore(PLACE);
        assertThat(covers(3, PLACE + 10, PLACE + 30)).isTrue();
        allowances.forgetBefore(PLACE + 1);
        assertThat(covers(3, PLACE + 10, PLACE + 30)).isFalse();
    }

    private boolean covers(int line, long start, long end) {
        return allowances.cover(found("any", line, start, end));
    }

    private static Located found(String detector, int line, long start, long end) {
        return new Located(new Finding(detector, line, 1, "***", null), start, end, false);
    }
}
