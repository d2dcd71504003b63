package dev.loki.domain.trace;

/**
 * The role of a span, with the number that OTLP gives it.
 *
 * @see <a href="https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto">trace.proto,
 *     SpanKind</a>
 */
public enum SpanKind {
    INTERNAL(1),
    SERVER(2),
    CLIENT(3),
    PRODUCER(4),
    CONSUMER(5);

    private final int otlpNumber;

    SpanKind(int otlpNumber) {
        this.otlpNumber = otlpNumber;
    }

    /** The enum's number in OTLP. */
    public int otlpNumber() {
        return otlpNumber;
    }
}
