package dev.loki.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricFamilyTest {

    private final MetricRegistry registry = new MetricRegistry(1_000);
    private final MetricFamily<Counter> tokens =
            registry.counter(MetricDefinition.counter("tokens_total", "{token}", "Tokens", "model", "agent"));

    @Test
    void theSameLabelsAreTheSameSeries() {
        assertThat(tokens.with("claude", "worker")).isSameAs(tokens.with(List.of("claude", "worker")));
        assertThat(tokens.with("claude", "worker")).isNotSameAs(tokens.with("worker", "claude"));
        assertThat(tokens.with("", "claudeworker")).isNotSameAs(tokens.with("claude", "worker"));
    }

    @Test
    void addsWhatManyThreadsRecord() {
        IntStream.range(0, 80_000).parallel().forEach(i -> tokens.with("model-" + i % 4, "worker")
                .add(2));

        assertThat(tokens.read()).hasSize(4).allSatisfy(point -> assertThat(((MetricPoint.Value) point).value())
                .isEqualTo(40_000));
    }

    @Test
    void whatWouldBeOneSeriesTooManyIsCountedInOneForAll() {
        IntStream.range(0, 1_500).parallel().forEach(i -> tokens.with("model-" + i, "worker")
                .increment());

        List<MetricPoint> points = tokens.read();
        assertThat(points).hasSize(MetricFamily.MAX_SERIES);
        assertThat(points.get(999)).isEqualTo(new MetricPoint.Value(Labels.OVERFLOW, 501));
        assertThat(points.subList(0, 999)).allSatisfy(point -> assertThat(((MetricPoint.Value) point).value())
                .isEqualTo(1));
    }

    @Test
    void hostileLabelValuesAreBoundedAndHaveAUtf8Form() {
        tokens.with("m".repeat(1_000_000), "\ud800").increment();

        assertThat(tokens.read().get(0).labels().values()).containsExactly("m".repeat(200), "?");
        assertThat(tokens.with("m".repeat(1_000_000), "\ud800")).isSameAs(tokens.with("m".repeat(200), "?"));
    }

    @Test
    void asManyValuesAsLabelsAreGiven() {
        assertThatThrownBy(() -> tokens.with("claude"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tokens_total has the labels [model, agent], given were 1");
        assertThatThrownBy(tokens::with).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tokens.with(List.of("a", "b", "c"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCounterOnlyGrowsAndCountsWhatItRefuses() {
        Counter counter = tokens.with("claude", "worker");
        counter.add(0.5);
        for (double refused :
                new double[] {-1, -0.001, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            counter.add(refused);
        }
        counter.add(-0.0);

        assertThat(tokens.read()).extracting("value").containsExactly(0.5);
        assertThat(refused()).isEqualTo(5);
    }

    @Test
    void aSumIsNeverInfinite() {
        Counter counter = tokens.with("claude", "worker");
        counter.add(Double.MAX_VALUE);
        counter.add(Double.MAX_VALUE);

        assertThat(tokens.read()).extracting("value").containsExactly(Double.MAX_VALUE);
    }

    @Test
    void aGaugeIsSetAndChanged() {
        MetricFamily<Gauge> agents = registry.gauge(MetricDefinition.gauge("agents", "{agent}", "Agents"));
        agents.with().set(5);
        agents.with().add(-2);
        agents.with().add(Double.NaN);
        agents.with().set(Double.NEGATIVE_INFINITY);
        IntStream.range(0, 10_000).parallel().forEach(i -> agents.with().add(1));

        assertThat(agents.read()).extracting("value").containsExactly(10_003.0);
        assertThat(refused()).isEqualTo(2);
    }

    private double refused() {
        return registry.read(2_000).metrics().stream()
                .filter(metric -> metric.definition().equals(MetricRegistry.REFUSED))
                .map(metric -> ((MetricPoint.Value) metric.points().get(0)).value())
                .findFirst()
                .orElse(0.0);
    }
}
