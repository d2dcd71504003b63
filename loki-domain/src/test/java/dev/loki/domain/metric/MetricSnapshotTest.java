package dev.loki.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricSnapshotTest {

    private final MetricRegistry registry = new MetricRegistry(1_000);
    private final MetricFamily<Counter> runs =
            registry.counter(MetricDefinition.counter("runs_total", "{run}", "Runs", "name"));
    private final MetricFamily<Histogram> waits =
            registry.histogram(MetricDefinition.histogram("wait_seconds", "s", "Wait", List.of(1.0, 5.0)));
    private final MetricFamily<Gauge> agents = registry.gauge(MetricDefinition.gauge("agents", "{agent}", "Agents"));

    @Test
    void aDeltaBeginsWhereTheEarlierReadingEnded() {
        runs.with("a").add(2);
        MetricSnapshot first = registry.read(2_000);
        runs.with("a").add(3);

        MetricSnapshot delta = registry.read(3_000).minus(first);

        assertThat(delta.temporality()).isEqualTo(Temporality.DELTA);
        assertThat(delta.startEpochNanos()).isEqualTo(2_000);
        assertThat(delta.epochNanos()).isEqualTo(3_000);
        assertThat(points(delta)).extracting("value").containsExactly(3.0);
        assertThat(delta.size()).isOne();
    }

    @Test
    void sumsThatDidNotGrowAreLeftOutAndGaugesAreAsTheyAre() {
        runs.with("a").increment();
        waits.with().record(2);
        agents.with().set(4);
        MetricSnapshot first = registry.read(2_000);

        MetricSnapshot delta = registry.read(3_000).minus(first);

        assertThat(delta.metrics()).hasSize(1);
        assertThat(points(delta)).extracting("value").containsExactly(4.0);
    }

    @Test
    void deltasAddUpToWhatWasRecorded() {
        Random random = new Random(7);
        double sum = 0;
        long count = 0;
        MetricSnapshot last = registry.read(1_000);
        for (int reading = 0; reading < 50; reading++) {
            for (int i = random.nextInt(20); i > 0; i--) {
                runs.with("r" + random.nextInt(3)).add(random.nextInt(100));
                waits.with().record(random.nextInt(10));
            }
            MetricSnapshot now = registry.read(2_000 + reading);
            for (MetricPoint point : points(now.minus(last))) {
                sum += point instanceof MetricPoint.Value value ? value.value() : 0;
                count += point instanceof MetricPoint.Distribution waited ? waited.count() : 0;
            }
            last = now;
        }

        double recorded = runs.read().stream()
                .mapToDouble(point -> ((MetricPoint.Value) point).value())
                .sum();
        assertThat(sum).isEqualTo(recorded).isPositive();
        assertThat(count)
                .isEqualTo(((MetricPoint.Distribution) waits.read().get(0)).count())
                .isPositive();
    }

    @Test
    void anExemplarIsTakenOnce() {
        SpanContext span = new SpanContext(new TraceId(1, 2), new SpanId(3), true);
        waits.with().record(0.5, span, 5);
        MetricSnapshot first = registry.read(2_000);
        waits.with().record(3, span, 6);

        MetricPoint delta = points(registry.read(3_000).minus(first)).get(0);

        assertThat(((MetricPoint.Distribution) delta).exemplars()).containsExactly(new Exemplar(3, 6, span));
        assertThat(((MetricPoint.Distribution) delta).counts()).containsExactly(0L, 1L, 0L);
        assertThat(((MetricPoint.Distribution) delta).sum()).isEqualTo(3);
    }

    private static List<MetricPoint> points(MetricSnapshot snapshot) {
        return snapshot.metrics().stream()
                .flatMap(metric -> metric.points().stream())
                .toList();
    }
}
