package dev.loki.domain.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeriesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Series series = new Series();

    @Test
    void aMinuteCountsAsLongAsAPartOfItIsWithin() {
        series.add(START.plusSeconds(30), new Amount(5, 7));
        assertThat(series.since(START.plusSeconds(59))).isEqualTo(new Amount(5, 7));
        assertThat(series.since(START.plusSeconds(60))).isEqualTo(Amount.NOTHING);
        assertThat(series.since(Instant.MIN)).isEqualTo(new Amount(5, 7));
        assertThat(series.firstSince(START)).isEqualTo(START);
    }

    /** Against all calls one by one: exact by the minute for two days, and by the quarter of an hour for a month. */
    @Test
    void windowsOfAnyLengthAreWhatACallByCallSumSays() {
        Random random = new Random(7);
        List<Instant> times = new ArrayList<>();
        Instant now = START;
        for (int i = 0; i < 20_000; i++) {
            now = now.plusSeconds(random.nextInt(400));
            times.add(now);
            series.add(now, new Amount(1, 2));
            if (i % 50 == 0) {
                assertWindow(times, now, Duration.ofSeconds(random.nextInt(2 * 86_400)), ChronoUnit.MINUTES);
                assertQuarters(times, now, Duration.ofMinutes(15L * random.nextInt(31 * 96)));
            }
        }
        assertThat(series.total()).isEqualTo(new Amount(20_000, 40_000));
    }

    @Test
    void itIsReadAsItWasWritten() {
        for (int i = 0; i < 5_000; i++) {
            series.add(START.plus(Duration.ofMinutes(13L * i)), new Amount(i, 1));
        }
        Series again = Series.of(series.toJson());
        Instant now = START.plus(Duration.ofMinutes(13L * 4_999));
        for (int hours = 0; hours < 31 * 24; hours++) {
            Instant start = now.minus(Duration.ofHours(hours));
            assertThat(again.since(start)).isEqualTo(series.since(start));
        }
        assertThat(again.total()).isEqualTo(series.total());
        assertThat(series.toJson().elements()).hasSizeLessThan(3 * (2 * 24 * 60 + 33 * 96));
    }

    @Test
    void whatWasDatedAheadOfTheClockIsDatedBack() {
        series.add(START, new Amount(1, 0));
        series.add(START.plus(Duration.ofDays(300)), new Amount(2, 0));
        series.add(START.plus(Duration.ofDays(301)), new Amount(4, 0));

        series.redate(START.plusSeconds(120));

        assertThat(series.total().tokens()).isEqualTo(7);
        assertThat(series.since(START.plusSeconds(120)).tokens()).isEqualTo(6);
        assertThat(series.since(START.plusSeconds(180))).isEqualTo(Amount.NOTHING);
    }

    private void assertWindow(List<Instant> times, Instant now, Duration length, ChronoUnit kept) {
        Instant start = now.minus(length);
        assertThat(series.since(start).tokens()).isEqualTo(count(times, start.truncatedTo(kept)));
    }

    /** At the begin of a quarter of an hour, where calendar days begin, the sum is exact however old it is. */
    private void assertQuarters(List<Instant> times, Instant now, Duration length) {
        long quarter = Math.floorDiv(now.getEpochSecond(), 900) * 900;
        Instant start = Instant.ofEpochSecond(quarter).minus(length);
        if (!start.isBefore(START)) {
            assertThat(series.since(start).tokens()).isEqualTo(count(times, start));
        }
    }

    private static long count(List<Instant> times, Instant start) {
        return times.stream().filter(time -> !time.isBefore(start)).count();
    }
}
