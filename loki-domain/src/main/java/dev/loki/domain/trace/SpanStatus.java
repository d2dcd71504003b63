package dev.loki.domain.trace;

/**
 * How a span ended.
 *
 * @param code the outcome
 * @param message why, for {@link Code#ERROR}; else empty; at most {@value Attributes#LONGEST} chars
 */
public record SpanStatus(Code code, String message) {

    /** The default: nothing was said. */
    public static final SpanStatus UNSET = new SpanStatus(Code.UNSET, "");

    /** The work was done as meant. */
    public static final SpanStatus OK = new SpanStatus(Code.OK, "");

    public SpanStatus {
        message = Attributes.cut(message, Attributes.LONGEST);
    }

    /** The work failed for this reason. */
    public static SpanStatus error(String message) {
        return new SpanStatus(Code.ERROR, message);
    }

    /** The outcomes, in the order of their OTLP numbers. */
    public enum Code {
        UNSET,
        OK,
        ERROR
    }
}
