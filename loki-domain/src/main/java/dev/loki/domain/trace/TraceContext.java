package dev.loki.domain.trace;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What goes along from one process to the next, as fields of the names {@value #PARENT}, {@value #STATE} and
 * {@value #BAGGAGE}: headers of a request, members of an event, or, in upper case, environment variables.
 *
 * @param span the span that what is done happens in; null where there is none
 * @param baggage what its makers want known all along the way
 */
public record TraceContext(@Nullable SpanContext span, Baggage baggage) {

    public static final String PARENT = "traceparent";
    public static final String STATE = "tracestate";
    public static final String BAGGAGE = "baggage";

    /** Nothing came along. */
    public static final TraceContext NONE = new TraceContext(null, Baggage.EMPTY);

    /**
     * Reads what came along; what is malformed is as good as absent, and so is a {@code tracestate} without a
     * {@code traceparent}.
     *
     * @param fields gives the value of a field of one of the three names, or null
     */
    public static TraceContext read(Function<String, @Nullable String> fields) {
        return new TraceContext(readSpan(fields).orElse(null), Baggage.parse(text(fields, BAGGAGE)));
    }

    /** As {@link #read}, of the first two fields. */
    public static Optional<SpanContext> readSpan(Function<String, @Nullable String> fields) {
        return SpanContext.parse(text(fields, PARENT)).map(span -> span.with(TraceState.parse(text(fields, STATE))));
    }

    /** The same, within another span. */
    public TraceContext within(SpanContext inner) {
        return new TraceContext(inner, baggage);
    }

    /** Hands out each of the three fields, empty where it is to be left out. */
    public void forEachField(BiConsumer<String, String> action) {
        action.accept(PARENT, span == null ? "" : span.traceparent());
        action.accept(STATE, span == null ? "" : span.state().value());
        action.accept(BAGGAGE, baggage.header());
    }

    private static String text(Function<String, @Nullable String> fields, String name) {
        String value = fields.apply(name);
        return value == null ? "" : TraceState.trimmed(value);
    }
}
