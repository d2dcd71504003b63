package dev.loki.domain.telemetry;

import dev.loki.domain.trace.Span;

/** A span of another program. */
public record SourcedSpan(TelemetrySource source, Span span) {}
