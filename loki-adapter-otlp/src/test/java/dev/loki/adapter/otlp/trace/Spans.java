package dev.loki.adapter.otlp.trace;

import dev.loki.adapter.otlp.wire.TelemetryOrigin;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;

/** Spans for tests. */
final class Spans {

    static final TelemetryOrigin ORIGIN = new TelemetryOrigin(
            Attributes.builder()
                    .put("service.name", "loki-mode")
                    .put("process.pid", 4711)
                    .build(),
            "1.2.3");

    private Spans() {}

    static Span numbered(long number) {
        return with("span " + number, Attributes.builder().put("number", number).build(), number);
    }

    static Span with(String name, Attributes attributes, long startEpochNanos) {
        SpanContext context = new SpanContext(new TraceId(1, 2), new SpanId(3), true);
        return new Span(
                context,
                null,
                name,
                SpanKind.INTERNAL,
                startEpochNanos,
                startEpochNanos + 5,
                attributes,
                SpanStatus.UNSET);
    }
}
