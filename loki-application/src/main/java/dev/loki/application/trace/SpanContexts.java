package dev.loki.application.trace;

import dev.loki.domain.trace.Sampler;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives new spans their identity, and decides whether they are sampled. Thread-safe.
 *
 * @param ids 64 random bits each time, never all zero; thread-safe
 * @param root the trace that spans without a parent belong to; null where each begins its own
 */
public record SpanContexts(
        LongSupplier ids, Sampler sampler, @Nullable TraceId root) {

    /** The identity of a new span within the parent, or of a root. */
    public SpanContext next(@Nullable SpanContext parent) {
        SpanId id = new SpanId(ids.getAsLong());
        if (parent == null) {
            TraceId trace = root == null ? new TraceId(ids.getAsLong(), ids.getAsLong()) : root;
            return new SpanContext(trace, id, sampler.samples(trace, null));
        }
        boolean sampled = sampler.samples(parent.traceId(), parent);
        return new SpanContext(parent.traceId(), id, sampled, parent.state());
    }
}
