package dev.loki.application.trace;

import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanStatus;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A span that has begun and not yet ended. Closing it ends it; later calls do nothing. Not thread-safe. */
public final class OpenSpan implements AutoCloseable {

    /** The span of a tracer that is off. */
    static final OpenSpan NOTHING = new OpenSpan(null, null);

    private final @Nullable SpanContext context;
    private @Nullable BiConsumer<Attributes, SpanStatus> onEnd;
    private final Attributes.Builder attributes = Attributes.builder();
    private SpanStatus status = SpanStatus.UNSET;

    OpenSpan(@Nullable SpanContext context, @Nullable BiConsumer<Attributes, SpanStatus> onEnd) {
        this.context = context;
        this.onEnd = onEnd;
    }

    /** What children and other processes need to join; empty where nothing is recorded. */
    public Optional<SpanContext> context() {
        return Optional.ofNullable(context);
    }

    public OpenSpan put(String name, String value) {
        if (onEnd != null) {
            attributes.put(name, value);
        }
        return this;
    }

    public OpenSpan put(String name, long value) {
        if (onEnd != null) {
            attributes.put(name, value);
        }
        return this;
    }

    /** Says that the work failed, and why, without secrets. */
    public OpenSpan fail(String message) {
        return status(SpanStatus.error(message));
    }

    public OpenSpan status(SpanStatus newStatus) {
        if (onEnd != null) {
            status = newStatus;
        }
        return this;
    }

    @Override
    public void close() {
        if (onEnd != null) {
            onEnd.accept(attributes.build(), status);
            onEnd = null;
        }
    }
}
