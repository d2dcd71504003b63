package dev.loki.domain.trace;

import org.jspecify.annotations.Nullable;

/**
 * A finished span.
 *
 * @param context its identity
 * @param parent the span it happened in; null for the root of a trace
 * @param name what kind of work it was, of low cardinality
 * @param startEpochNanos when it began, in nanoseconds since 1970-01-01T00:00:00Z
 * @param endEpochNanos when it ended, not before it began
 */
public record Span(
        SpanContext context,
        @Nullable SpanId parent,
        String name,
        SpanKind kind,
        long startEpochNanos,
        long endEpochNanos,
        Attributes attributes,
        SpanStatus status) {

    public Span {
        if (endEpochNanos < startEpochNanos) {
            throw new IllegalArgumentException("a span must not end before it began");
        }
    }
}
