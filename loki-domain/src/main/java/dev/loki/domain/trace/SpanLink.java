package dev.loki.domain.trace;

/** A span of another trace, or another branch of this one, that a span has to do with. */
public record SpanLink(SpanContext context, Attributes attributes) {}
