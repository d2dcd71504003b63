package dev.loki.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {

    private final MetricRegistry registry = new MetricRegistry(0);

    @BeforeEach
    void record() {
        registry.counter(MetricDefinition.counter("runs_total", "{run}", "Runs", "name"))
                .with("a \"b\"\\\nc")
                .add(2);
        registry.gauge(MetricDefinition.gauge("rate", "{ratio}", "Rate")).with().set(0.25);
        Histogram waits = registry.histogram(
                        MetricDefinition.histogram("wait_seconds", "s", "Wait", List.of(0.5, 5.0), "gate"))
                .with("g");
        waits.record(0.5);
        waits.record(3, new SpanContext(new TraceId(1, 2), new SpanId(3), true), 1_700_000_000_123_000_000L);
        waits.record(1e17);
    }

    @Test
    void isWhatEveryPrometheusReads() {
        assertThat(PrometheusText.PROMETHEUS.write(registry.read(1))).isEqualTo("""
                        # HELP runs_total Runs
                        # TYPE runs_total counter
                        runs_total{name="a \\"b\\"\\\\\\nc"} 2
                        # HELP rate Rate
                        # TYPE rate gauge
                        rate 0.25
                        # HELP wait_seconds Wait
                        # TYPE wait_seconds histogram
                        wait_seconds_bucket{gate="g",le="0.5"} 1
                        wait_seconds_bucket{gate="g",le="5.0"} 2
                        wait_seconds_bucket{gate="g",le="+Inf"} 3
                        wait_seconds_sum{gate="g"} 1.0E17
                        wait_seconds_count{gate="g"} 3
                        """);
    }

    @Test
    void asOpenMetricsNamesFamiliesHasExemplarsAndAnEnd() {
        assertThat(PrometheusText.OPEN_METRICS.write(registry.read(1)))
                .startsWith("# HELP runs Runs\n# TYPE runs counter\nruns_total{")
                .contains("""
                        wait_seconds_bucket{gate="g",le="0.5"} 1
                        wait_seconds_bucket{gate="g",le="5.0"} 2 # {trace_id="00000000000000010000000000000002",span_id="0000000000000003"} 3 1700000000.123000000
                        wait_seconds_bucket{gate="g",le="+Inf"} 3
                        """)
                .endsWith("wait_seconds_count{gate=\"g\"} 3\n# EOF\n");
    }

    @Test
    void theOverflowSeriesHasALabelThatPrometheusAllows() {
        MetricRegistry full = new MetricRegistry(0);
        MetricFamily<Gauge> gauge = full.gauge(MetricDefinition.gauge("g", "{x}", "G", "label"));
        for (int i = 0; i < 1_000; i++) {
            gauge.with("v" + i).set(1);
        }

        assertThat(PrometheusText.PROMETHEUS.write(full.read(1))).endsWith("g{otel_metric_overflow=\"true\"} 1\n");
    }

    @Test
    void theAcceptHeaderChooses() {
        assertThat(PrometheusText.accepted("text/plain;version=0.0.4;q=0.5,*/*;q=0.1"))
                .isEqualTo(PrometheusText.PROMETHEUS);
        assertThat(PrometheusText.accepted("Application/OpenMetrics-text;version=1.0.0,text/plain;q=0.5"))
                .isEqualTo(PrometheusText.OPEN_METRICS);
        assertThat(PrometheusText.OPEN_METRICS.contentType()).startsWith("application/openmetrics-text");
    }

    @Test
    void deltasAreNoTextForPrometheus() {
        MetricSnapshot delta = registry.read(1).minus(registry.read(0));

        assertThatThrownBy(() -> PrometheusText.PROMETHEUS.write(delta)).isInstanceOf(IllegalArgumentException.class);
    }
}
