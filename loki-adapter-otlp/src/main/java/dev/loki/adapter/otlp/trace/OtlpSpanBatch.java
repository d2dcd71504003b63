package dev.loki.adapter.otlp.trace;

import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanStatus;

/**
 * An ExportTraceServiceRequest in JSON that grows span by span, up to a number of bytes. Not thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">OTLP, JSON Protobuf encoding</a>
 */
final class OtlpSpanBatch {

    /** How many attributes of a span are written; the rest is counted as dropped (OTel's default limit). */
    static final int MAX_ATTRIBUTES = 128;

    private static final String END = "]}]}]}";

    private final JsonBytes out = new JsonBytes();
    private final int maxBytes;
    private int size;
    private int attributesLeft;

    OtlpSpanBatch(SpanOrigin origin, int maxBytes) {
        this.maxBytes = maxBytes;
        out.raw("{\"resourceSpans\":[{\"resource\":{");
        writeAttributes(origin.resource());
        out.raw("},\"scopeSpans\":[{\"scope\":{\"name\":\"dev.loki\",\"version\":")
                .string(origin.version());
        out.raw("},\"spans\":[");
    }

    /** Takes the span, unless the request would then be larger than it may be. */
    boolean add(Span span) {
        int before = out.length();
        out.raw(size == 0 ? "" : ",");
        writeSpan(span);
        if (out.length() + END.length() > maxBytes) {
            out.truncate(before);
            return false;
        }
        size++;
        return true;
    }

    /** How many spans it holds. */
    int size() {
        return size;
    }

    /** The whole request. */
    byte[] toBytes() {
        int before = out.length();
        byte[] request = out.raw(END).toByteArray();
        out.truncate(before);
        return request;
    }

    private void writeSpan(Span span) {
        SpanContext context = span.context();
        out.raw("{\"traceId\":\"").raw(context.traceId().hex());
        out.raw("\",\"spanId\":\"").raw(context.spanId().hex());
        if (span.parent() != null) {
            out.raw("\",\"parentSpanId\":\"").raw(span.parent().hex());
        }
        out.raw("\",\"flags\":").raw(context.sampled() ? "1" : "0");
        out.raw(",\"name\":").string(span.name());
        out.raw(",\"kind\":").raw(Integer.toString(span.kind().otlpNumber()));
        out.raw(",\"startTimeUnixNano\":").int64(notBefore1970(span.startEpochNanos()));
        out.raw(",\"endTimeUnixNano\":").int64(notBefore1970(span.endEpochNanos()));
        out.raw(",");
        writeAttributes(span.attributes());
        writeStatus(span.status());
        out.raw("}");
    }

    /** The field is unsigned: a negative number would cost the whole request. */
    private static long notBefore1970(long epochNanos) {
        return Math.max(0, epochNanos);
    }

    private void writeStatus(SpanStatus status) {
        out.raw(",\"status\":{\"code\":").raw(number(status.code()));
        if (!status.message().isEmpty()) {
            out.raw(",\"message\":").string(status.message());
        }
        out.raw("}");
    }

    private static String number(SpanStatus.Code code) {
        return switch (code) {
            case UNSET -> "0";
            case OK -> "1";
            case ERROR -> "2";
        };
    }

    private void writeAttributes(Attributes attributes) {
        attributesLeft = MAX_ATTRIBUTES;
        out.raw("\"attributes\":[");
        attributes.forEach(this::writeAttribute);
        out.raw("]");
        if (attributes.size() > MAX_ATTRIBUTES) {
            out.raw(",\"droppedAttributesCount\":").raw(Integer.toString(attributes.size() - MAX_ATTRIBUTES));
        }
    }

    private void writeAttribute(String name, Object value) {
        if (attributesLeft == 0) {
            return;
        }
        out.raw(attributesLeft == MAX_ATTRIBUTES ? "" : ",");
        out.raw("{\"key\":").string(name).raw(",\"value\":{");
        writeValue(value);
        out.raw("}}");
        attributesLeft--;
    }

    private void writeValue(Object value) {
        if (value instanceof Long number) {
            out.raw("\"intValue\":").int64(number);
        } else if (value instanceof Double number) {
            out.raw("\"doubleValue\":").raw(number.toString());
        } else if (value instanceof Boolean truth) {
            out.raw("\"boolValue\":").raw(truth.toString());
        } else {
            out.raw("\"stringValue\":").string(value.toString());
        }
    }
}
