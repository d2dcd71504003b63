package dev.loki.adapter.otlp.wire;

import dev.loki.domain.metric.MetricDefinition;
import dev.loki.domain.metric.MetricRegistry;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanEvent;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanLink;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import java.util.List;

/** Requests as JSON that hold a value in every field we know. */
final class Samples {

    private static final long NOW = 1_700_000_000_000_000_000L;

    private static final SpanContext SPAN =
            new SpanContext(TraceId.parse("4bf92f3577b34da6a3ce929d0e0e4736"), SpanId.parse("00f067aa0ba902b7"), true);

    private static final TelemetryOrigin ORIGIN = new TelemetryOrigin(
            Attributes.builder().put("service.name", "loki-mode").build(), "1.2.3");

    /** One span. */
    static final byte[] TRACES = traces();

    /** A counter, a gauge and a histogram. */
    static final byte[] METRICS = metrics();

    private Samples() {}

    private static byte[] traces() {
        Attributes attributes = Attributes.builder()
                .put("text", "é")
                .put("integer", 5)
                .put("fraction", 0.5)
                .put("truth", true)
                .build();
        Span span = new Span(
                SPAN,
                SpanId.parse("ffffffffffffffff"),
                "loki.session",
                SpanKind.CLIENT,
                NOW,
                NOW + 1,
                attributes,
                SpanStatus.error("exit code 1"),
                List.of(new SpanEvent("exception", NOW, attributes)),
                List.of(new SpanLink(SPAN, attributes)),
                0,
                0);
        TraceRequest request = new TraceRequest(ORIGIN, Encoding.JSON, 1 << 20);
        request.add(span);
        return request.toBytes();
    }

    private static byte[] metrics() {
        MetricRegistry registry = new MetricRegistry(NOW);
        registry.counter(MetricDefinition.counter("tokens_total", "{token}", "Tokens", "model"))
                .with("opus")
                .add(2.5);
        registry.gauge(MetricDefinition.gauge("agents", "{agent}", "Agents"))
                .with()
                .set(3);
        registry.histogram(MetricDefinition.histogram("wait_seconds", "s", "Wait", List.of(0.5, 5.0), "gate"))
                .with("g")
                .record(0.25, SPAN, NOW);
        return MetricRequest.write(registry.read(NOW + 1), ORIGIN, Encoding.JSON);
    }
}
