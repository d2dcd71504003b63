package dev.loki.application.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.metric.LokiMetrics;
import dev.loki.domain.metric.MetricRegistry;
import dev.loki.domain.metric.PrometheusText;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.telemetry.ExportLoss.Cause;
import dev.loki.ports.telemetry.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ExportTroublesTest {

    private final MetricRegistry registry = new MetricRegistry(0);
    private final LokiMetrics metrics = LokiMetrics.in(registry);
    private final AtomicLong ticker = new AtomicLong(Long.MAX_VALUE - 5); // it may wrap around
    private final List<String> lines = new ArrayList<>();
    private final List<JsonObject> events = new ArrayList<>();
    private final ExportTroubles troubles = new ExportTroubles(metrics::telemetryDropped, ticker::get, lines::add);

    @Test
    void theFirstLossIsToldAtOnceAndThoseOfAnIntervalTogether() {
        lose(Cause.REFUSED, 3);
        lose(Cause.REFUSED, 4);
        lose(Cause.QUEUE_FULL, 5);
        assertThat(lines).containsExactly("telemetry is lost: 3 traces.refused (why refused)");

        pass(ExportTroubles.INTERVAL.minusNanos(1));
        troubles.tell();
        assertThat(lines).hasSize(1);

        pass(Duration.ofNanos(1));
        troubles.tell();
        troubles.tell();
        assertThat(lines)
                .hasSize(2)
                .last()
                .isEqualTo("telemetry is lost: 5 traces.queue_full, 4 traces.refused (why queue_full)");
    }

    @Test
    void eachLossIsCountedByItsSignalAndCause() {
        lose(Cause.REFUSED, 3);
        lose(Cause.REFUSED, 4);
        troubles.accept(new ExportLoss(Signal.METRICS, Cause.UNREACHABLE, 1, "gone"));

        assertThat(PrometheusText.PROMETHEUS.write(registry.read(1)))
                .contains("loki_telemetry_dropped_total{signal=\"traces\",reason=\"refused\"} 7\n")
                .contains("loki_telemetry_dropped_total{signal=\"metrics\",reason=\"unreachable\"} 1\n");
    }

    @Test
    void anEventGoesWithEachLine() {
        troubles.publishTo(events::add);
        lose(Cause.REFUSED, 3);
        lose(Cause.REFUSED, 4);

        assertThat(events)
                .singleElement()
                .extracting(EcmaScriptJson::stringify)
                .isEqualTo("{\"action\":\"telemetry_export_failed\",\"lost\":{\"traces.refused\":3},"
                        + "\"reason\":\"why refused\"}");
    }

    @Test
    void aBusThatFailsCostsNoLine() {
        troubles.publishTo(payload -> {
            throw new IllegalStateException("no bus");
        });
        lose(Cause.REFUSED, 3);

        assertThat(lines).hasSize(1);
    }

    @Test
    void afterTheEndLossesAreOnlyCounted() {
        troubles.end();
        lose(Cause.CLOSED, 3);

        assertThat(lines).isEmpty();
        assertThat(PrometheusText.PROMETHEUS.write(registry.read(1))).contains("reason=\"closed\"} 3\n");
    }

    private void lose(Cause cause, long items) {
        troubles.accept(new ExportLoss(Signal.TRACES, cause, items, "why " + cause.wireName()));
    }

    private void pass(Duration time) {
        ticker.addAndGet(time.toNanos());
    }
}
