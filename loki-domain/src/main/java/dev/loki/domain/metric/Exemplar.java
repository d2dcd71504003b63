package dev.loki.domain.metric;

import dev.loki.domain.trace.SpanContext;

/**
 * One recorded value, and the span it was recorded in: the way from a graph to a trace.
 *
 * @param epochNanos when, in nanoseconds since 1970-01-01T00:00:00Z
 */
public record Exemplar(double value, long epochNanos, SpanContext span) {}
