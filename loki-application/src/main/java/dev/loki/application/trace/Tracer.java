package dev.loki.application.trace;

import dev.loki.domain.time.EpochNanos;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.trace.HostSpans;
import dev.loki.ports.trace.SpanExporter;
import java.time.InstantSource;
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

    /** A tracer that records every span whose parent is sampled. */
    public static Tracer exportingTo(SpanExporter exporter, InstantSource clock, IdSource ids) {
        return new Tracer(new Recorder(exporter, clock, (name, kind, parent, start) -> {
            TraceId traceId = parent == null ? new TraceId(ids.nextBits(), ids.nextBits()) : parent.traceId();
            return new SpanContext(traceId, new SpanId(ids.nextBits()), parent == null || parent.sampled());
        }));
    }

    /** A tracer whose spans are those of a host, which gives them their ids and decides what is sampled. */
    public static Tracer within(HostSpans host, InstantSource clock) {
        return new Tracer(new Recorder(host, clock, host::begin));
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
    private record Recorder(SpanExporter exporter, InstantSource clock, Beginning beginning) {

        OpenSpan start(String name, SpanKind kind, @Nullable SpanContext parent) {
            long start = epochNanos();
            SpanContext context = beginning.begin(name, kind, parent, start);
            if (context == null) {
                return OpenSpan.NOTHING;
            }
            SpanId parentId = parent == null ? null : parent.spanId();
            return new OpenSpan(context, (attributes, status) -> {
                if (context.sampled()) {
                    exporter.export(span(context, parentId, name, kind, start, attributes, status));
                }
            });
        }

        private Span span(
                SpanContext context,
                @Nullable SpanId parent,
                String name,
                SpanKind kind,
                long start,
                Attributes attributes,
                SpanStatus status) {
            return new Span(context, parent, name, kind, start, Math.max(start, epochNanos()), attributes, status);
        }

        private long epochNanos() {
            return EpochNanos.of(clock.instant());
        }
    }

    /** Gives a span its identity; null where there is to be none. */
    private interface Beginning {
        @Nullable
        SpanContext begin(String name, SpanKind kind, @Nullable SpanContext parent, long startEpochNanos);
    }
}
