package dev.loki.application.trace;

import dev.loki.application.audit.Redaction;
import dev.loki.application.trace.Tracer.Recorder;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanDetails;
import dev.loki.domain.trace.SpanEvent;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanLink;
import dev.loki.domain.trace.SpanStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A span that has begun and not yet ended. Closing it ends it; later calls do nothing. What is put into attributes is sent
 * as it is, and so must hold no secrets; exceptions and the reasons of failures are masked. Never throws. Not thread-safe.
 */
public final class OpenSpan implements AutoCloseable {

    /** The span of a tracer that is off. */
    static final OpenSpan NOTHING = new OpenSpan();

    private final @Nullable SpanContext context;
    private final @Nullable SpanId parent;
    private final String name;
    private final SpanKind kind;
    private final long startTicks;
    private final long startEpochNanos;
    private final Attributes.Builder attributes = Attributes.builder();
    private @Nullable Recorder recorder;
    private SpanStatus status = SpanStatus.UNSET;
    private List<SpanEvent> events = List.of();
    private List<SpanLink> links = List.of();
    private int droppedEvents;
    private int droppedLinks;

    private OpenSpan() {
        this(null, null, null, "", SpanKind.INTERNAL);
    }

    /** @param recorder null where the span is not sampled */
    OpenSpan(
            @Nullable Recorder recorder,
            @Nullable SpanContext context,
            @Nullable SpanId parent,
            String name,
            SpanKind kind) {
        this.recorder = recorder;
        this.context = context;
        this.parent = parent;
        this.name = Span.boundedName(name);
        this.kind = kind;
        this.startTicks = recorder == null ? 0 : recorder.clock().ticks();
        this.startEpochNanos = recorder == null ? 0 : recorder.clock().epochNanos(startTicks);
    }

    /** What children and other processes need to join; empty where tracing is off. */
    public Optional<SpanContext> context() {
        return Optional.ofNullable(context);
    }

    /** Whether what is said of it will be exported; what is costly to find out need not be, where not. */
    public boolean isRecording() {
        return recorder != null;
    }

    public OpenSpan put(String attribute, String value) {
        if (recorder != null) {
            attributes.put(attribute, value);
        }
        return this;
    }

    public OpenSpan put(String attribute, long value) {
        if (recorder != null) {
            attributes.put(attribute, value);
        }
        return this;
    }

    /** A double; NaN and infinities are set as text. */
    public OpenSpan put(String attribute, double value) {
        if (recorder != null) {
            attributes.put(attribute, value);
        }
        return this;
    }

    public OpenSpan put(String attribute, boolean value) {
        if (recorder != null) {
            attributes.put(attribute, value);
        }
        return this;
    }

    /** A list of texts. */
    public OpenSpan put(String attribute, List<String> values) {
        if (recorder != null) {
            attributes.put(attribute, values);
        }
        return this;
    }

    /** What is known by now, such as the outcome, the tokens, the money. */
    public OpenSpan add(SpanDetails details) {
        if (recorder != null) {
            attributes.putAll(details.attributes());
            if (recorder.genAi()) {
                attributes.putAll(details.genAi());
            }
            if (details.status().code() != SpanStatus.Code.UNSET) {
                status = details.status();
            }
        }
        return this;
    }

    /** Something that happens now. */
    public OpenSpan addEvent(String event, Attributes about) {
        if (recorder == null) {
            return this;
        }
        if (events.size() == Span.MOST) {
            droppedEvents++;
            return this;
        }
        if (events.isEmpty()) {
            events = new ArrayList<>();
        }
        events.add(new SpanEvent(Span.boundedName(event), now(recorder), about));
        return this;
    }

    /** A span that this one has to do with, but does not happen in. */
    public OpenSpan addLink(SpanContext to, Attributes about) {
        if (recorder == null) {
            return this;
        }
        if (links.size() == Span.MOST) {
            droppedLinks++;
            return this;
        }
        if (links.isEmpty()) {
            links = new ArrayList<>();
        }
        links.add(new SpanLink(to, about));
        return this;
    }

    /**
     * The work failed with this: an event {@code exception}, and an error. Known secrets are masked in the message; of the
     * stack the classes, methods and lines are told, without the messages of causes.
     */
    public OpenSpan recordException(Throwable thrown) {
        if (recorder != null) {
            ExceptionDetails details = ExceptionDetails.of(thrown);
            addEvent("exception", details.attributes());
            status = SpanStatus.error(details.summary());
        }
        return this;
    }

    /** Says that the work failed, and why; known secrets are masked. */
    public OpenSpan fail(String message) {
        return recorder == null ? this : status(SpanStatus.error(Redaction.MASKING.redact(message)));
    }

    /** Says that the work was done as meant. */
    public OpenSpan ok() {
        return status(SpanStatus.OK);
    }

    public OpenSpan status(SpanStatus newStatus) {
        if (recorder != null) {
            status = newStatus;
        }
        return this;
    }

    @Override
    public void close() {
        if (recorder != null) {
            Recorder to = recorder;
            long end = now(to);
            recorder = null;
            to.exporter().export(finished(end));
        }
    }

    private Span finished(long end) {
        return new Span(
                Objects.requireNonNull(context),
                parent,
                name,
                kind,
                startEpochNanos,
                end,
                attributes.build(),
                status,
                events,
                links,
                droppedEvents,
                droppedLinks);
    }

    /** Never before the start, whatever became of the clock. */
    private long now(Recorder on) {
        return startEpochNanos + Math.max(0, on.clock().ticks() - startTicks);
    }
}
