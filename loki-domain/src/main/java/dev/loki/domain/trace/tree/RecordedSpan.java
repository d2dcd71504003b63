package dev.loki.domain.trace.tree;

import dev.loki.domain.trace.Span;

/**
 * A span as it was recorded.
 *
 * @param service the program that recorded it: {@code service.name} of its resource; empty where it told none
 */
public record RecordedSpan(Span span, String service) {}
