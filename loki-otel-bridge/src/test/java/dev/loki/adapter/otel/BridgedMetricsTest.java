package dev.loki.adapter.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.metric.LokiMetrics;
import dev.loki.domain.metric.MetricRegistry;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import dev.loki.ports.metric.MetricExporter;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BridgedMetricsTest {

    private final MeteredHost host = new MeteredHost();

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void countersAreSumsOfAllFacadesWithThoseThatWereClosed() {
        Facade first = new Facade();
        Facade second = new Facade();
        first.metrics.qualityGatePasses().with("tests").add(2);
        second.metrics.qualityGatePasses().with("tests").add(3);
        assertThat(host.values("loki_quality_gate_pass_total", "gate")).isEqualTo(Map.of("tests", 5.0));

        first.exporter.close(Duration.ZERO);
        first.metrics.qualityGatePasses().with("tests").add(100);
        second.metrics.qualityGatePasses().with("tests").increment();

        assertThat(host.values("loki_quality_gate_pass_total", "gate")).isEqualTo(Map.of("tests", 6.0));
        assertThat(host.metric("loki_quality_gate_pass_total").orElseThrow().getUnit())
                .isEqualTo("{gate}");
    }

    @Test
    void gaugesAreAsTheyAreUntilTheirFacadeIsClosed() {
        Facade facade = new Facade();
        facade.metrics.budgetUsed().with("run").set(0.25);
        assertThat(host.values("loki_budget_used_ratio", "budget")).isEqualTo(Map.of("run", 0.25));

        facade.exporter.close(Duration.ZERO);

        assertThat(host.values("loki_budget_used_ratio", "budget")).isEmpty();
    }

    @Test
    void histogramsHaveOurBoundsAndTheSpanAsExemplar() {
        Facade facade = new Facade();
        SpanContext span = new SpanContext(new TraceId(1, 2), new SpanId(3), true);
        facade.metrics.decisionLatency().with("data").record(3e-6, span, 1_000);
        facade.metrics.decisionLatency().with("data").record(Double.NaN);

        MetricData histogram =
                host.metric("loki_policy_decision_duration_seconds").orElseThrow();

        assertThat(histogram.getUnit()).isEqualTo("s");
        assertThat(histogram.getHistogramData().getPoints()).singleElement().satisfies(point -> {
            assertThat(point.getCount()).isOne();
            assertThat(point.getBoundaries())
                    .isEqualTo(facade.metrics.decisionLatency().definition().bounds());
            assertThat(point.getCounts().get(1)).isOne();
            assertThat(point.getExemplars()).singleElement().satisfies(exemplar -> assertThat(
                            HostValues.context(exemplar.getSpanContext()))
                    .isEqualTo(span));
        });
    }

    @Test
    void aBridgeThatIsClosedReportsNoMore() {
        Facade facade = new Facade();
        facade.metrics.qualityGatePasses().with("tests").increment();

        host.bridge().close();

        assertThat(host.metric("loki_quality_gate_pass_total")).isEmpty();
    }

    private final class Facade {

        private final MetricRegistry registry = new MetricRegistry(1_000, host.bridge());
        private final LokiMetrics metrics = LokiMetrics.in(registry);
        private final MetricExporter exporter =
                host.bridge().metrics(registry.definitions(), () -> registry.read(2_000));

        Facade() {
            exporter.start();
        }
    }
}
