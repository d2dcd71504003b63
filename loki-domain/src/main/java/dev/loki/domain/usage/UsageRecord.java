package dev.loki.domain.usage;

import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import org.jspecify.annotations.Nullable;

/**
 * What an agent says it consumed, counted once. Anybody who can send telemetry can say it.
 *
 * @param session the agent's own name of its session; empty where it does not say
 * @param model as the provider calls it; empty where it is not said
 * @param epochNanos when, in nanoseconds since 1970-01-01T00:00:00Z
 * @param durationMillis how long the request took; 0 where it is not said
 * @param traceId the trace it happened in
 * @param spanId the span it happened in
 */
public record UsageRecord(
        Agent agent,
        String session,
        String model,
        Usage usage,
        long epochNanos,
        long durationMillis,
        @Nullable TraceId traceId,
        @Nullable SpanId spanId,
        Source source) {

    /** What it was told by. */
    public enum Source {
        /** A log record, of one request to a model. */
        REQUEST,
        /** A point of a metric, of any number of requests, and of one kind of token or the cost only. */
        METRIC
    }
}
