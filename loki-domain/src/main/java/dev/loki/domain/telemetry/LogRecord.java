package dev.loki.domain.telemetry;

import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, told by another program.
 *
 * @param epochNanos when it happened, or else when it was seen, in nanoseconds since 1970-01-01T00:00:00Z
 * @param severity from 1, a trace, to 24, fatal; 0 where it is not said
 * @param eventName what kind of thing, where the record is an event; else empty
 * @param body what it says; JSON where it is more than a text
 * @param traceId the trace it happened in
 * @param spanId the span it happened in
 * @see <a href="https://opentelemetry.io/docs/specs/otel/logs/data-model/">OpenTelemetry, Logs Data Model</a>
 */
public record LogRecord(
        TelemetrySource source,
        long epochNanos,
        int severity,
        String eventName,
        String body,
        Attributes attributes,
        @Nullable TraceId traceId,
        @Nullable SpanId spanId) {}
