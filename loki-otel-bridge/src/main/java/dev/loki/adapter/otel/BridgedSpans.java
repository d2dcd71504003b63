package dev.loki.adapter.otel;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanKind;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.HostSpans;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The spans of one facade in the host's tracer. A span that began here has the host's ids from its start. One that comes
 * finished, from a command in another process or from events, has ids of its own, which no host can be given:
 * {@link Strangers} puts it under its parent.
 */
final class BridgedSpans implements HostSpans {

    private static final String NOT_RECORDED = "the host's OpenTelemetry does not record them";

    private final HostFaults faults = new HostFaults();
    private final Tracer tracer;
    private final Consumer<ExportLoss> losses;
    private final OpenSpans open = new OpenSpans();
    private final Strangers strangers = new Strangers();
    private long exported;
    private long lost;
    private boolean closed;

    /** @param losses told of spans that come after the close */
    BridgedSpans(Supplier<Tracer> tracer, Consumer<ExportLoss> losses) {
        this.losses = losses;
        this.tracer = faults.ask(tracer, TracerProvider.noop().get(OtelBridge.SCOPE));
    }

    @Override
    public @Nullable SpanContext begin(String name, SpanKind kind, @Nullable SpanContext parent, long startEpochNanos) {
        return faults.ask(
                        () -> begun(start(name, kind, around(parent), startEpochNanos)), Optional.<SpanContext>empty())
                .orElse(null);
    }

    private Optional<SpanContext> begun(io.opentelemetry.api.trace.Span span) {
        if (!span.getSpanContext().isValid()) {
            return Optional.empty();
        }
        SpanContext context = HostValues.context(span.getSpanContext());
        if (context.sampled()) {
            open.put(context, span);
        }
        return Optional.of(context);
    }

    @Override
    public void export(Span span) {
        io.opentelemetry.api.trace.Span begun = open.remove(span.context());
        if (begun != null) {
            faults.run(() -> end(begun, span));
            return;
        }
        taken(span).ifPresentOrElse(this::adopt, this::late);
    }

    /** Those whose turn has come; empty where it is too late for all. */
    private synchronized Optional<List<Span>> taken(Span span) {
        return closed
                ? Optional.empty()
                : Optional.of(strangers.take(span, System.nanoTime(), key -> open.get(key) != null));
    }

    /** What is told may end in the host's own metrics. */
    private void late() {
        faults.run(() -> losses.accept(new ExportLoss(
                Signal.TRACES, ExportLoss.Cause.CLOSED, 1, Signal.TRACES.items() + " came after the close")));
    }

    @Override
    public ExportReport close(Duration deadline) {
        List<Span> left;
        synchronized (this) {
            closed = true;
            left = strangers.takeAll();
        }
        adopt(left);
        return report();
    }

    private synchronized ExportReport report() {
        ExportReport failed = faults.report(exported, 0);
        String trouble = failed.trouble() == null && lost > 0 ? NOT_RECORDED : failed.trouble();
        return new ExportReport(exported, lost + failed.lost(), trouble);
    }

    /**
     * Where a span begins: within a span of ours that is open, or what its parent became; else within what the host does
     * now, unless both are of one trace and the parent is the closer one; else in what another process began.
     */
    private Context around(@Nullable SpanContext parent) {
        Context now = Context.current();
        if (parent == null) {
            return now;
        }
        io.opentelemetry.api.trace.Span known = open.get(SpanKey.of(parent));
        if (known != null) {
            return now.with(known);
        }
        io.opentelemetry.api.trace.SpanContext current =
                io.opentelemetry.api.trace.Span.fromContext(now).getSpanContext();
        boolean elsewhere = current.isValid()
                && !current.getTraceId().equals(parent.traceId().hex());
        return elsewhere ? now : now.with(io.opentelemetry.api.trace.Span.wrap(HostValues.context(parent)));
    }

    private void adopt(List<Span> ready) {
        ready.forEach(stranger -> faults.run(() -> adopt(stranger)));
    }

    /** Under its parent, or what that became here. */
    private void adopt(Span stranger) {
        SpanKey key = SpanKey.of(stranger.context());
        io.opentelemetry.api.trace.Span span =
                start(stranger.name(), stranger.kind(), around(stranger), stranger.startEpochNanos());
        synchronized (this) {
            strangers.became(key, span.getSpanContext());
        }
        span.setAttribute(Strangers.OWN_CONTEXT, stranger.context().traceparent());
        end(span, stranger);
    }

    private Context around(Span stranger) {
        SpanKey parent = SpanKey.ofParent(stranger);
        if (parent == null) {
            return Context.root();
        }
        io.opentelemetry.api.trace.Span begun = open.get(parent);
        if (begun != null) {
            return Context.root().with(begun);
        }
        io.opentelemetry.api.trace.SpanContext adopted;
        synchronized (this) {
            adopted = strangers.became(parent);
        }
        SpanContext own = new SpanContext(
                parent.trace(),
                parent.span(),
                stranger.context().sampled(),
                stranger.context().state());
        return Context.root()
                .with(io.opentelemetry.api.trace.Span.wrap(adopted == null ? HostValues.context(own) : adopted));
    }

    /** The API takes a time of 0 for "now". */
    private io.opentelemetry.api.trace.Span start(String name, SpanKind kind, Context within, long epochNanos) {
        return tracer.spanBuilder(name)
                .setSpanKind(HostValues.kind(kind))
                .setParent(within)
                .setStartTimestamp(Math.max(1, epochNanos), NANOSECONDS)
                .startSpan();
    }

    private void end(io.opentelemetry.api.trace.Span host, Span span) {
        boolean recorded = host.isRecording();
        host.updateName(span.name());
        host.setAllAttributes(HostValues.attributes(span.attributes()));
        span.events()
                .forEach(event -> host.addEvent(
                        event.name(), HostValues.attributes(event.attributes()), event.epochNanos(), NANOSECONDS));
        span.links()
                .forEach(link ->
                        host.addLink(HostValues.context(link.context()), HostValues.attributes(link.attributes())));
        count(host, HostValues.DROPPED_EVENTS, span.droppedEvents());
        count(host, HostValues.DROPPED_LINKS, span.droppedLinks());
        host.setStatus(HostValues.status(span.status().code()), span.status().message());
        host.end(Math.max(1, span.endEpochNanos()), NANOSECONDS);
        count(recorded);
    }

    private static void count(io.opentelemetry.api.trace.Span host, String attribute, int dropped) {
        if (dropped > 0) {
            host.setAttribute(attribute, dropped);
        }
    }

    private synchronized void count(boolean recorded) {
        exported += recorded ? 1 : 0;
        lost += recorded ? 0 : 1;
    }
}
