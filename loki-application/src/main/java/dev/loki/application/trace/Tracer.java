package dev.loki.application.trace;

import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanShape;
import dev.loki.ports.trace.HostSpans;
import dev.loki.ports.trace.SpanExporter;
import org.jspecify.annotations.Nullable;

/** Opens spans and hands them to an exporter once they end. Thread-safe. */
public final class Tracer {

    private static final Tracer OFF = new Tracer(null);

    private final @Nullable Recorder recorder;

    private Tracer(@Nullable Recorder recorder) {
        this.recorder = recorder;
    }

    /** A tracer whose spans record nothing and go nowhere. */
    public static Tracer off() {
        return OFF;
    }

    /**
     * A tracer that records the spans that are sampled.
     *
     * @param genAi whether spans are also described by {@link dev.loki.domain.trace.GenAiAttributes}
     */
    public static Tracer exportingTo(SpanExporter exporter, SpanClock clock, SpanContexts contexts, boolean genAi) {
        return new Tracer(new Recorder(exporter, clock, (name, kind, parent) -> contexts.next(parent), genAi));
    }

    /**
     * A tracer whose spans are those of a host, which gives them their ids and decides what is sampled.
     *
     * @param genAi as above
     */
    public static Tracer within(HostSpans host, SpanClock clock, boolean genAi) {
        Beginning beginning = (name, kind, parent) -> host.begin(name, kind, parent, clock.epochNanos(clock.ticks()));
        return new Tracer(new Recorder(host, clock, beginning, genAi));
    }

    /** Whether it records nothing. */
    public boolean isOff() {
        return recorder == null;
    }

    /**
     * Opens a span of a kind that Loki knows.
     *
     * @param parent the span it happens in; null starts a new trace
     */
    public OpenSpan start(SpanShape shape, @Nullable SpanContext parent) {
        OpenSpan span = start(shape.name(), shape.kind(), parent);
        return span.add(shape.details());
    }

    /** Opens the span of a question to the policies. */
    public OpenSpan policyCheck(String point, @Nullable SpanContext parent) {
        return recorder == null ? OpenSpan.NOTHING : start(SpanShape.policyCheck(point), parent);
    }

    /**
     * Opens a span.
     *
     * @param name what kind of work it is, of low cardinality
     * @param parent the span it happens in; null starts a new trace
     */
    public OpenSpan start(String name, SpanKind kind, @Nullable SpanContext parent) {
        return recorder == null ? OpenSpan.NOTHING : recorder.start(name, kind, parent);
    }

    /** What a tracer that is on works with. */
    record Recorder(SpanExporter exporter, SpanClock clock, Beginning beginning, boolean genAi) {

        OpenSpan start(String name, SpanKind kind, @Nullable SpanContext parent) {
            SpanContext context = beginning.begin(name, kind, parent);
            if (context == null) {
                return OpenSpan.NOTHING;
            }
            return new OpenSpan(
                    context.sampled() ? this : null, context, parent == null ? null : parent.spanId(), name, kind);
        }
    }

    /** Gives a span its identity; null where there is to be none. */
    interface Beginning {
        @Nullable
        SpanContext begin(String name, SpanKind kind, @Nullable SpanContext parent);
    }
}
