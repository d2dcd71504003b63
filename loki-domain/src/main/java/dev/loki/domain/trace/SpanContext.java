package dev.loki.domain.trace;

import java.util.Optional;

/**
 * What identifies a span across processes: the fields of the {@code traceparent} and {@code tracestate} headers.
 *
 * @param sampled whether the span is to be recorded
 * @param state what tracing systems pass along with the trace
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context, traceparent</a>
 */
public record SpanContext(TraceId traceId, SpanId spanId, boolean sampled, TraceState state) {

    private static final int LENGTH = 55;
    private static final int SAMPLED_FLAG = 1;

    /** A context without a {@code tracestate}. */
    public SpanContext(TraceId traceId, SpanId spanId, boolean sampled) {
        this(traceId, spanId, sampled, TraceState.EMPTY);
    }

    /** {@code 00-<trace id>-<span id>-<flags>}. */
    public String traceparent() {
        return "00-" + traceId.hex() + "-" + spanId.hex() + (sampled ? "-01" : "-00");
    }

    /** The same span with this {@code tracestate}. */
    public SpanContext with(TraceState newState) {
        return new SpanContext(traceId, spanId, sampled, newState);
    }

    /**
     * Reads a {@code traceparent}; a version above 00 is read by its prefix. Empty where the text is malformed or an id
     * is all zero: a broken context starts a new trace, never an error.
     */
    public static Optional<SpanContext> parse(String traceparent) {
        try {
            return isWellFormed(traceparent) ? Optional.of(read(traceparent)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isWellFormed(String text) {
        boolean longer = text.length() > LENGTH;
        return text.length() >= LENGTH
                && text.charAt(2) == '-'
                && text.charAt(35) == '-'
                && text.charAt(52) == '-'
                && !text.startsWith("ff")
                && !(longer && (text.startsWith("00") || text.charAt(LENGTH) != '-'));
    }

    private static SpanContext read(String text) {
        SpanId.requireLowerHex(text.substring(0, 2), 2);
        String flags = text.substring(53, LENGTH);
        SpanId.requireLowerHex(flags, 2);
        return new SpanContext(
                TraceId.parse(text.substring(3, 35)),
                SpanId.parse(text.substring(36, 52)),
                (Integer.parseInt(flags, 16) & SAMPLED_FLAG) != 0);
    }
}
