package dev.loki.adapter.otlp.wire;

import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanEvent;
import dev.loki.domain.trace.SpanLink;
import dev.loki.domain.trace.SpanStatus;

/**
 * An ExportTraceServiceRequest that grows span by span, up to a number of bytes, and may then be used again. Not
 * thread-safe.
 *
 * @see <a href="https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto">trace.proto</a>
 */
public final class TraceRequest {

    private final Wire out;
    private final int maxBytes;
    private final int empty;
    private int size;

    public TraceRequest(TelemetryOrigin origin, Encoding encoding, int maxBytes) {
        this.out = encoding.wire();
        this.maxBytes = maxBytes;
        out.openList(Field.RESOURCE_SPANS);
        out.openItem(Field.RESOURCE_SPANS);
        Attribution.writeOrigin(origin, out);
        out.openList(Field.SCOPE_SPANS);
        out.openItem(Field.SCOPE_SPANS);
        Attribution.writeScope(origin, out);
        out.openList(Field.SPANS);
        this.empty = out.mark();
    }

    /** Takes the span, unless the request would then be larger than it may be. */
    public boolean add(Span span) {
        int before = out.mark();
        out.openItem(Field.SPANS);
        writeSpan(span);
        out.close();
        if (out.length() > maxBytes) {
            out.rollback(before);
            return false;
        }
        size++;
        return true;
    }

    /** The largest it becomes. */
    public int maxBytes() {
        return maxBytes;
    }

    /** How many spans it holds. */
    public int size() {
        return size;
    }

    /** The whole request, until a span is added or all are forgotten. */
    public Encoded encoded() {
        return out.encoded();
    }

    /** The whole request by itself. */
    public byte[] toBytes() {
        return out.encoded().toBytes();
    }

    /** Forgets all spans. */
    public void clear() {
        out.rollback(empty);
        size = 0;
    }

    private void writeSpan(Span span) {
        out.id(Field.TRACE_ID, span.context().traceId());
        out.id(Field.SPAN_ID, span.context().spanId());
        writeState(Field.TRACE_STATE, span.context());
        if (span.parent() != null) {
            out.id(Field.PARENT_SPAN_ID, span.parent());
        }
        out.fixed32(Field.FLAGS, flags(span.context().sampled()));
        out.text(Field.SPAN_NAME, span.name());
        out.int32(Field.KIND, span.kind().otlpNumber());
        out.fixed64(Field.START, notBefore1970(span.startEpochNanos()));
        out.fixed64(Field.END, notBefore1970(span.endEpochNanos()));
        Attribution.write(span.attributes(), Field.SPAN_ATTRIBUTES, Field.SPAN_DROPPED_ATTRIBUTES, out);
        writeEvents(span);
        writeDropped(Field.DROPPED_EVENTS, span.droppedEvents());
        writeLinks(span);
        writeDropped(Field.DROPPED_LINKS, span.droppedLinks());
        writeStatus(span.status());
    }

    private void writeState(Field field, SpanContext context) {
        if (!context.state().isEmpty()) {
            out.text(field, context.state().value());
        }
    }

    private void writeDropped(Field field, int count) {
        if (count > 0) {
            out.int32(field, count);
        }
    }

    private void writeEvents(Span span) {
        if (!span.events().isEmpty()) {
            out.openList(Field.EVENTS);
            span.events().forEach(this::writeEvent);
            out.closeList();
        }
    }

    private void writeEvent(SpanEvent event) {
        out.openItem(Field.EVENTS);
        out.fixed64(Field.EVENT_TIME, notBefore1970(event.epochNanos()));
        out.text(Field.EVENT_NAME, event.name());
        Attribution.write(event.attributes(), Field.EVENT_ATTRIBUTES, Field.EVENT_DROPPED_ATTRIBUTES, out);
        out.close();
    }

    private void writeLinks(Span span) {
        if (!span.links().isEmpty()) {
            out.openList(Field.LINKS);
            span.links().forEach(this::writeLink);
            out.closeList();
        }
    }

    private void writeLink(SpanLink link) {
        out.openItem(Field.LINKS);
        out.id(Field.LINK_TRACE_ID, link.context().traceId());
        out.id(Field.LINK_SPAN_ID, link.context().spanId());
        writeState(Field.LINK_TRACE_STATE, link.context());
        out.fixed32(Field.LINK_FLAGS, flags(link.context().sampled()));
        Attribution.write(link.attributes(), Field.LINK_ATTRIBUTES, Field.LINK_DROPPED_ATTRIBUTES, out);
        out.close();
    }

    /** One that is not set is what a reader takes a missing one for. */
    private void writeStatus(SpanStatus status) {
        if (status.equals(SpanStatus.UNSET)) {
            return;
        }
        out.open(Field.STATUS);
        if (!status.message().isEmpty()) {
            out.text(Field.STATUS_MESSAGE, status.message());
        }
        out.int32(Field.STATUS_CODE, number(status.code()));
        out.close();
    }

    private static int flags(boolean sampled) {
        return sampled ? 1 : 0;
    }

    /** The field is unsigned: a negative number would cost the whole request. */
    private static long notBefore1970(long epochNanos) {
        return Math.max(0, epochNanos);
    }

    private static int number(SpanStatus.Code code) {
        return switch (code) {
            case UNSET -> 0;
            case OK -> 1;
            case ERROR -> 2;
        };
    }
}
