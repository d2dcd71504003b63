package dev.loki.domain.trace.tree;

import dev.loki.domain.telemetry.SourcedSpan;
import dev.loki.domain.telemetry.TelemetrySource;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import java.util.function.Consumer;

/** Spans of one trace, by small numbers. */
final class Spans {

    static final TraceId TRACE = new TraceId(1, 2);
    static final long NOW = 1_700_000_000_000_000_000L;

    private static final TelemetrySource SOURCE =
            new TelemetrySource(Attributes.builder().put("service.name", "test").build(), "");

    private Spans() {}

    /** @param parent 0 for a root */
    static SourcedSpan span(long id, long parent, long from, long to) {
        return span(id, parent, from, to, "span " + id, attributes -> {});
    }

    static SourcedSpan span(
            long id, long parent, long from, long to, String name, Consumer<Attributes.Builder> describe) {
        return span(TRACE, id, parent, from, to, name, SpanStatus.UNSET, describe);
    }

    static SourcedSpan span(
            TraceId trace,
            long id,
            long parent,
            long from,
            long to,
            String name,
            SpanStatus status,
            Consumer<Attributes.Builder> describe) {
        Attributes.Builder attributes = Attributes.builder();
        describe.accept(attributes);
        return new SourcedSpan(
                SOURCE,
                new Span(
                        new SpanContext(trace, new SpanId(id), true),
                        parent == 0 ? null : new SpanId(parent),
                        name,
                        SpanKind.INTERNAL,
                        NOW + from,
                        NOW + to,
                        attributes.build(),
                        status));
    }
}
