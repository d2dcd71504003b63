package dev.loki.domain.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.metric.MetricKind;
import dev.loki.domain.metric.Temporality;
import dev.loki.domain.trace.Attributes;
import org.junit.jupiter.api.Test;

class IncreasesTest {

    private static final long BEGAN = 1_000;

    private final Increases increases = new Increases(BEGAN);

    @Test
    void aDeltaAddsItselfOnce() {
        DataPoint point = point(Temporality.DELTA, 10, 1, 2);

        assertThat(increases.of(point)).isEqualTo(10);
        assertThat(increases.of(point)).isZero();
        assertThat(increases.of(point(Temporality.DELTA, 10, 2, 3))).isEqualTo(10);
    }

    @Test
    void aCumulativeSumAddsWhatCame() {
        assertThat(increases.of(cumulative(10, BEGAN, 1_001))).isEqualTo(10);
        assertThat(increases.of(cumulative(25, BEGAN, 1_002))).isEqualTo(15);
        assertThat(increases.of(cumulative(25, BEGAN, 1_003))).isZero();
    }

    @Test
    void whatIsSentAgainOrComesLateAddsNothing() {
        assertThat(increases.of(cumulative(10, BEGAN, 1_001))).isEqualTo(10);
        assertThat(increases.of(cumulative(25, BEGAN, 1_002))).isEqualTo(15);

        assertThat(increases.of(cumulative(25, BEGAN, 1_002))).isZero();
        assertThat(increases.of(cumulative(10, BEGAN, 1_001))).isZero();
        assertThat(increases.of(cumulative(30, BEGAN, 1_003))).isEqualTo(5);
    }

    @Test
    void aCountThatBeganAnewAddsAllOfIt() {
        assertThat(increases.of(cumulative(10, BEGAN, 1_001))).isEqualTo(10);

        assertThat(increases.of(cumulative(12, 1_005, 1_006)))
                .as("a later start")
                .isEqualTo(12);
        assertThat(increases.of(cumulative(3, 1_005, 1_007)))
                .as("a smaller value")
                .isEqualTo(3);
        assertThat(increases.of(cumulative(99, BEGAN, 1_008)))
                .as("an older start")
                .isZero();
    }

    @Test
    void whatWasCountedBeforeWeBeganIsNotKnown() {
        assertThat(increases.of(cumulative(500, BEGAN - 1, 1_001))).isZero();
        assertThat(increases.of(cumulative(520, BEGAN - 1, 1_002))).isEqualTo(20);
        assertThat(increases.of(point("unset", Temporality.CUMULATIVE, 500, 0, 1_001)))
                .isZero();
    }

    @Test
    void aSeriesIsTheSameWhateverTheOrderOfItsAttributes() {
        Attributes one = Attributes.builder().put("a", "1").put("b", 2).build();
        Attributes other = Attributes.builder().put("b", 2).put("a", "1").build();

        assertThat(RecordId.ofSeries(point(one))).isEqualTo(RecordId.ofSeries(point(other)));
        assertThat(RecordId.ofSeries(point(one))).isNotEqualTo(RecordId.ofSeries(point(Attributes.EMPTY)));
    }

    @Test
    void whatWasAskedForLongestAgoIsForgotten() {
        Recent<String, Integer> recent = new Recent<>(2);
        recent.put("a", 1);
        recent.put("b", 2);
        assertThat(recent.get("a")).isEqualTo(1);

        assertThat(recent.get("c", key -> 3)).isEqualTo(3);

        assertThat(recent.get("b")).isNull();
        assertThat(recent.get("a")).isEqualTo(1);
        assertThat(recent.size()).isEqualTo(2);
    }

    private static DataPoint cumulative(double value, long start, long time) {
        return point(Temporality.CUMULATIVE, value, start, time);
    }

    private static DataPoint point(Temporality temporality, double value, long start, long time) {
        return point("s", temporality, value, start, time);
    }

    private static DataPoint point(Attributes attributes) {
        return new DataPoint(
                new TelemetrySource(Attributes.EMPTY, ""),
                "m",
                "",
                MetricKind.COUNTER,
                Temporality.DELTA,
                true,
                1,
                2,
                attributes,
                1,
                null);
    }

    private static DataPoint point(String series, Temporality temporality, double value, long start, long time) {
        return new DataPoint(
                new TelemetrySource(Attributes.EMPTY, ""),
                "m",
                "",
                MetricKind.COUNTER,
                temporality,
                true,
                start,
                time,
                Attributes.builder().put("series", series).build(),
                value,
                null);
    }
}
