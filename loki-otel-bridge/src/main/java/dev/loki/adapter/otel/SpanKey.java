package dev.loki.adapter.otel;

import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import org.jspecify.annotations.Nullable;

/** Which span it is, whatever else travels with its context. */
record SpanKey(TraceId trace, SpanId span) {

    static SpanKey of(SpanContext context) {
        return new SpanKey(context.traceId(), context.spanId());
    }

    /** Of the span that this one happened in; null where there is none. */
    static @Nullable SpanKey ofParent(Span span) {
        return span.parent() == null ? null : new SpanKey(span.context().traceId(), span.parent());
    }
}
