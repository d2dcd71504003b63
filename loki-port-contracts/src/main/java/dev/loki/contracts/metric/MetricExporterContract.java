package dev.loki.contracts.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.metric.Counter;
import dev.loki.domain.metric.MetricDefinition;
import dev.loki.domain.metric.MetricFamily;
import dev.loki.domain.metric.MetricRegistry;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.ports.metric.MetricExporter;
import dev.loki.ports.trace.ExportReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link MetricExporter} does where its receiver is well. */
public abstract class MetricExporterContract {

    /** Longer than any healthy delivery takes, so that it never decides a test. */
    private static final Duration AMPLE = Duration.ofMinutes(1);

    private static final MetricDefinition TOKENS =
            MetricDefinition.counter("tokens_total", "{token}", "Tokens", "model");

    private final MetricRegistry registry = new MetricRegistry(1_000);
    private final MetricFamily<Counter> tokens = registry.counter(TOKENS);

    /** A new exporter that sends at its close only, if by itself at all, and whose receiver has got nothing yet. */
    protected abstract MetricExporter newExporter(List<MetricDefinition> definitions, Supplier<MetricSnapshot> source);

    /** What the receiver has got of a counter by its one label, after the exporter was closed; empty where nothing. */
    protected abstract Map<String, Double> received(String counter);

    @Test
    void whatWasCountedUntilTheCloseArrives() {
        MetricExporter exporter = exporter();
        exporter.start();
        tokens.with("opus").add(3);
        tokens.with("é").add(0.5);

        assertThat(exporter.close(AMPLE)).isEqualTo(new ExportReport(2, 0, null));

        assertThat(received(TOKENS.name())).isEqualTo(Map.of("opus", 3.0, "é", 0.5));
    }

    @Test
    void startingTwiceCountsOnce() {
        MetricExporter exporter = exporter();
        tokens.with("opus").add(3);
        exporter.start();
        exporter.start();

        exporter.close(AMPLE);

        assertThat(received(TOKENS.name())).isEqualTo(Map.of("opus", 3.0));
    }

    @Test
    void whatWasNotStartedSendsNothing() {
        MetricExporter exporter = exporter();
        tokens.with("opus").add(3);

        assertThat(exporter.close(AMPLE)).isEqualTo(ExportReport.NOTHING);

        assertThat(received(TOKENS.name())).isEmpty();
    }

    @Test
    void aStartAfterTheCloseDoesNothing() {
        MetricExporter exporter = exporter();
        tokens.with("opus").add(3);
        exporter.close(AMPLE);

        exporter.start();

        assertThat(exporter.close(AMPLE)).isEqualTo(ExportReport.NOTHING);
        assertThat(received(TOKENS.name())).isEmpty();
    }

    @Test
    void closingAgainRepeatsTheReport() {
        MetricExporter exporter = exporter();
        exporter.start();
        tokens.with("opus").add(3);
        ExportReport first = exporter.close(AMPLE);

        tokens.with("opus").add(4);

        assertThat(exporter.close(AMPLE)).isEqualTo(first);
        assertThat(received(TOKENS.name())).isEqualTo(Map.of("opus", 3.0));
    }

    private MetricExporter exporter() {
        return newExporter(registry.definitions(), () -> registry.read(2_000));
    }
}
