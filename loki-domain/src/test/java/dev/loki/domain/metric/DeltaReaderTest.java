package dev.loki.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeltaReaderTest {

    private final MetricRegistry registry = new MetricRegistry(1_000);
    private final MetricFamily<Counter> runs =
            registry.counter(MetricDefinition.counter("runs_total", "{run}", "Runs", "name"));
    private final MetricFamily<Histogram> waits =
            registry.histogram(MetricDefinition.histogram("wait_seconds", "s", "Wait", List.of(1.0, 5.0)));
    private final MetricFamily<Gauge> agents = registry.gauge(MetricDefinition.gauge("agents", "{agent}", "Agents"));
    private final DeltaReader reader = new DeltaReader();

    @Test
    void eachReadingBeginsWhereTheLastEnded() {
        runs.with("a").add(2);
        MetricSnapshot first = reader.since(registry.read(2_000));
        runs.with("a").add(3);
        MetricSnapshot second = reader.since(registry.read(3_000));

        assertThat(first.temporality()).isEqualTo(Temporality.DELTA);
        assertThat(List.of(first.startEpochNanos(), first.epochNanos())).containsExactly(1_000L, 2_000L);
        assertThat(List.of(second.startEpochNanos(), second.epochNanos())).containsExactly(2_000L, 3_000L);
        assertThat(points(first)).extracting("value").containsExactly(2.0);
        assertThat(points(second)).extracting("value").containsExactly(3.0);
    }

    @Test
    void sumsThatDidNotGrowAreLeftOutAndGaugesAreAsTheyAre() {
        runs.with("a").increment();
        waits.with().record(2);
        agents.with().set(4);
        reader.since(registry.read(2_000));

        MetricSnapshot second = reader.since(registry.read(3_000));

        assertThat(second.metrics()).hasSize(1);
        assertThat(points(second)).extracting("value").containsExactly(4.0);
    }

    @Test
    void deltasAddUpToWhatWasRecorded() {
        Random random = new Random(7);
        double sum = 0;
        long count = 0;
        for (int reading = 0; reading < 50; reading++) {
            for (int i = random.nextInt(20); i > 0; i--) {
                runs.with("r" + random.nextInt(3)).add(random.nextInt(100));
                waits.with().record(random.nextInt(10));
            }
            for (MetricPoint point : points(reader.since(registry.read(2_000 + reading)))) {
                sum += point instanceof MetricPoint.Value value ? value.value() : 0;
                count += point instanceof MetricPoint.Distribution waited ? waited.count() : 0;
            }
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
    void twoReadersDoNotTakeFromOneAnother() {
        runs.with("a").increment();
        reader.since(registry.read(2_000));

        assertThat(points(new DeltaReader().since(registry.read(3_000)))).extracting("value").contains(1.0);
    }

    private static List<MetricPoint> points(MetricSnapshot snapshot) {
        return snapshot.metrics().stream()
                .flatMap(metric -> metric.points().stream())
                .toList();
    }
}
