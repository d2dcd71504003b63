package dev.loki.domain.trace.tree;

import dev.loki.domain.trace.TraceId;
import org.jspecify.annotations.Nullable;

/**
 * One trace in a list.
 *
 * @param name of its root, else of the span that began first
 * @param detail what tells that from others of its name; may be empty
 * @param whole whether it has a root
 * @param startEpochNanos when its root began, else its first span, in nanoseconds since 1970-01-01T00:00:00Z
 * @param durationNanos from the beginning of the first span to the end of the last
 * @param spans how many were recorded, those delivered twice counted twice
 * @param errors how many of them say that they failed
 * @param worst the strongest verdict; null where none was given
 */
public record TraceSummary(
        TraceId traceId,
        String name,
        String detail,
        boolean whole,
        long startEpochNanos,
        long durationNanos,
        long spans,
        long errors,
        @Nullable SpanVerdict worst) {}
