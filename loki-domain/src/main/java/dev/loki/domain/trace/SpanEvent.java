package dev.loki.domain.trace;

/**
 * Something that happened within a span.
 *
 * @param name what kind of thing, of low cardinality
 * @param epochNanos when, in nanoseconds since 1970-01-01T00:00:00Z
 */
public record SpanEvent(String name, long epochNanos, Attributes attributes) {}
