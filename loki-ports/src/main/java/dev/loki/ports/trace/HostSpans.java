package dev.loki.ports.trace;

import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanKind;
import org.jspecify.annotations.Nullable;

/**
 * An exporter whose receiver wants to know of a span when it begins, and gives it its identity: that of a host that traces
 * itself. Then its spans and ours are one trace, whichever is around the other.
 */
public interface HostSpans extends SpanExporter {

    /**
     * Begins a span. Where it is sampled, it is to be handed to {@link #export} once it has ended.
     *
     * @param parent the span it happens in; null where that is what the host is doing on this thread, if anything
     * @param startEpochNanos when it began, in nanoseconds since 1970-01-01T00:00:00Z
     * @return what children and other processes join; null where the host does not trace
     */
    @Nullable
    SpanContext begin(String name, SpanKind kind, @Nullable SpanContext parent, long startEpochNanos);
}
