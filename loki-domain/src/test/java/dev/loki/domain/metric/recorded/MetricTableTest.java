package dev.loki.domain.metric.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loki.domain.metric.MetricKind;
import dev.loki.domain.metric.PrometheusText;
import dev.loki.domain.metric.Temporality;
import dev.loki.domain.telemetry.DataPoint;
import dev.loki.domain.telemetry.DataPoint.Distribution;
import dev.loki.domain.telemetry.TelemetrySource;
import dev.loki.domain.trace.Attributes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MetricTableTest {

    private final MetricTable table = new MetricTable(3);

    @Test
    void lastReadingOfEachProcessCountsAndProcessesAreAddedUp() {
        add("runs", MetricKind.COUNTER, Temporality.CUMULATIVE, "one", 1, 10, 5);
        add("runs", MetricKind.COUNTER, Temporality.CUMULATIVE, "one", 1, 30, 9);
        add("runs", MetricKind.COUNTER, Temporality.CUMULATIVE, "one", 1, 20, 7);
        add("runs", MetricKind.COUNTER, Temporality.CUMULATIVE, "two", 1, 15, 100);
        add("runs", MetricKind.COUNTER, Temporality.CUMULATIVE, "one", 40, 50, 1);

        RecordedSeries series = only();
        assertThat(series.value()).as("9 + 100, and 1 after a new start").isEqualTo(110);
        assertThat(series.processes()).isEqualTo(3);
        assertThat(series.epochNanos()).isEqualTo(50);
        assertThat(series.summed()).isFalse();
    }

    @Test
    void deltasAreSummed() {
        add("tokens", MetricKind.COUNTER, Temporality.DELTA, "one", 1, 10, 5);
        add("tokens", MetricKind.COUNTER, Temporality.DELTA, "one", 10, 20, 7);

        assertThat(only().value()).isEqualTo(12);
        assertThat(only().summed()).isTrue();
        assertThat(only().processes()).isOne();
    }

    @Test
    void ofAGaugeTheLastValueCounts() {
        add("agents", MetricKind.GAUGE, Temporality.CUMULATIVE, "one", 1, 20, 3);
        add("agents", MetricKind.GAUGE, Temporality.CUMULATIVE, "two", 1, 10, 8);

        assertThat(only().value()).isEqualTo(3);
    }

    @Test
    void histogramsAreAddedRangeByRange() {
        addHistogram("one", new Distribution(4, List.of(1L, 2L, 1L), List.of(0.1, 1.0)), 2.5);
        addHistogram("two", new Distribution(6, List.of(0L, 6L, 0L), List.of(0.1, 1.0)), 3.5);

        RecordedSeries series = only();
        assertThat(series.distribution()).isEqualTo(new Distribution(10, List.of(1L, 8L, 1L), List.of(0.1, 1.0)));
        assertThat(series.mean().orElseThrow()).isEqualTo(0.6);
        assertThat(series.quantile(0.5).orElseThrow()).isCloseTo(0.55, within(1e-9));
        assertThat(series.quantile(0.95).orElseThrow()).as("in the last range").isEqualTo(1.0);
    }

    @Test
    void histogramsOfOtherRangesKeepTheirCountAndSum() {
        addHistogram("one", new Distribution(4, List.of(1L, 3L), List.of(0.1)), 2.5);
        addHistogram("two", new Distribution(6, List.of(1L, 5L), List.of(7.0)), 3.5);

        assertThat(only().distribution()).isEqualTo(new Distribution(10, List.of(), List.of()));
        assertThat(only().mean().orElseThrow()).isEqualTo(0.6);
        assertThat(only().quantile(0.5)).isEmpty();
    }

    @Test
    void seriesThatAreTooManyAreCounted() {
        for (String name : List.of("a", "b", "c", "d", "d", "a")) {
            add(name, MetricKind.GAUGE, Temporality.CUMULATIVE, "one", 1, 10, 1);
        }
        assertThat(table.series()).extracting(RecordedSeries::metric).containsExactly("a", "b", "c");
        assertThat(table.leftOut()).isEqualTo(2);
    }

    @Test
    void namesBecomeThoseThatPrometheusTakes() {
        add("claude_code.token.usage", MetricKind.COUNTER, Temporality.DELTA, "one", 1, 10, 5);
        add("9 lives", MetricKind.GAUGE, Temporality.CUMULATIVE, "one", 1, 10, 9);
        addHistogram("one", new Distribution(1, List.of(0L, 1L), List.of(Double.NaN)), 1);

        PrometheusView view = PrometheusView.of(table.series());

        assertThat(PrometheusText.PROMETHEUS.write(view.snapshot()))
                .contains(
                        "# TYPE claude_code_token_usage_total counter\nclaude_code_token_usage_total{job=\"engine\"} 5\n")
                .contains("_9_lives{job=\"engine\"} 9\n");
        assertThat(view.leftOut()).as("a bound that is no number").isOne();
    }

    private RecordedSeries only() {
        assertThat(table.series()).hasSize(1);
        return table.series().get(0);
    }

    private void addHistogram(String instance, Distribution distribution, double sum) {
        add("seconds", MetricKind.HISTOGRAM, Temporality.CUMULATIVE, instance, 1, 10, sum, distribution);
    }

    private void add(
            String name,
            MetricKind kind,
            Temporality temporality,
            String instance,
            long start,
            long time,
            double value) {
        add(name, kind, temporality, instance, start, time, value, null);
    }

    private void add(
            String name,
            MetricKind kind,
            Temporality temporality,
            String instance,
            long start,
            long time,
            double value,
            @Nullable Distribution distribution) {
        Attributes resource = Attributes.builder()
                .put("service.name", "engine")
                .put("service.instance.id", instance)
                .build();
        table.add(new DataPoint(
                new TelemetrySource(resource, ""),
                name,
                "",
                kind,
                temporality,
                true,
                start,
                time,
                Attributes.EMPTY,
                value,
                distribution));
    }
}
