package dev.loki.application.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.metric.Exemplar;
import dev.loki.domain.metric.LokiMetrics;
import dev.loki.domain.metric.MetricPoint;
import dev.loki.domain.metric.MetricRegistry;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.Verdict;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DecisionMeterTest {

    private static final Decision DENIED = Decision.failClosed(ReasonCode.VIOLATED, "no");
    private static final SpanContext SPAN = new SpanContext(new TraceId(1, 2), new SpanId(3), true);

    private final MetricRegistry registry = new MetricRegistry(0);
    private final AtomicLong ticker = new AtomicLong();
    private final DecisionMeter meter = DecisionMeter.of(
            LokiMetrics.in(registry), () -> ticker.getAndAdd(3_000), () -> Instant.ofEpochSecond(7, 5));

    @Test
    void countsByPointAndVerdictAndMeasuresFromTheQuestionOn() {
        meter.decided("pre_execution", DENIED, meter.begin(), Optional.of(SPAN));
        meter.decided("pre_execution", DENIED, meter.begin(), Optional.empty());
        meter.decided("data", Decision.NO_POLICY, meter.begin(), Optional.empty());

        assertThat(points("loki_policy_decisions_total"))
                .extracting(point -> point.labels().values() + " " + ((MetricPoint.Value) point).value())
                .containsExactly("[pre_execution, DENY] 2.0", "[data, ALLOW] 1.0");
        MetricPoint.Distribution latency = (MetricPoint.Distribution)
                points("loki_policy_decision_duration_seconds").get(0);
        assertThat(latency.count()).isEqualTo(2);
        assertThat(latency.sum()).isEqualTo(6e-6);
        assertThat(latency.exemplars()).containsExactly(new Exemplar(3e-6, 7_000_000_005L, SPAN));
    }

    @Test
    void countsWhatWasFoundInContentByDetectorWhateverFollowed() {
        Decision warned = new Decision(
                Verdict.ALLOW,
                ReasonCode.SATISFIED,
                "every policy is satisfied",
                List.of(),
                List.of("pii: email at line 1"),
                List.of(),
                1,
                null,
                Map.of("email", 2, "iban", 1));

        meter.decided("data", warned, meter.begin(), Optional.empty());
        meter.decided("data", warned, meter.begin(), Optional.empty());

        assertThat(points("loki_scan_findings_total"))
                .extracting(point -> point.labels().values() + " " + ((MetricPoint.Value) point).value())
                .containsExactlyInAnyOrder("[email] 4.0", "[iban] 2.0");
    }

    @Test
    void whatIsOffMeasuresNothing() {
        DecisionMeter.OFF.decided("data", Decision.NO_POLICY, DecisionMeter.OFF.begin(), Optional.of(SPAN));

        assertThat(DecisionMeter.OFF.begin()).isZero();
    }

    private List<MetricPoint> points(String name) {
        return registry.read(1).metrics().stream()
                .filter(metric -> metric.definition().name().equals(name))
                .findFirst()
                .map(MetricSnapshot.Metric::points)
                .orElseThrow();
    }
}
