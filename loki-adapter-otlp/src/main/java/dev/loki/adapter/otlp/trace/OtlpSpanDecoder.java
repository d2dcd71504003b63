package dev.loki.adapter.otlp.trace;

import dev.loki.adapter.otlp.wire.Int64;
import dev.loki.adapter.otlp.wire.TraceRequest;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanEvent;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanLink;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import dev.loki.domain.trace.TraceState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads back what {@link TraceRequest} wrote, from a file that anybody may have changed: unknown fields are passed over
 * (as OTLP demands), anything else that is not as it should be refuses the whole document. Resource and scope are not
 * read.
 */
final class OtlpSpanDecoder {

    /** The most spans a document may hold. */
    static final int MAX_SPANS = 10_000;

    private static final int SAMPLED_FLAG = 1;

    private final List<Span> spans = new ArrayList<>();

    private OtlpSpanDecoder() {}

    /**
     * The spans of an ExportTraceServiceRequest.
     *
     * @throws IllegalArgumentException where it is none, or holds more than {@value #MAX_SPANS} spans
     */
    static List<Span> decode(JsonValue request) {
        OtlpSpanDecoder decoder = new OtlpSpanDecoder();
        for (JsonValue resourceSpans : array(object(request), "resourceSpans")) {
            for (JsonValue scopeSpans : array(object(resourceSpans), "scopeSpans")) {
                array(object(scopeSpans), "spans").forEach(decoder::add);
            }
        }
        return decoder.spans;
    }

    private void add(JsonValue span) {
        require(spans.size() < MAX_SPANS, "at most " + MAX_SPANS + " spans");
        spans.add(span(object(span)));
    }

    private static Span span(JsonObject span) {
        long start = Int64.read(span.get("startTimeUnixNano"));
        require(start >= 0, "a start after 1970");
        return new Span(
                context(span),
                parent(text(span, "parentSpanId")),
                text(span, "name"),
                kind(number(span, "kind")),
                start,
                Int64.read(span.get("endTimeUnixNano")),
                attributes(span),
                status(span.get("status")),
                events(array(span, "events")),
                links(array(span, "links")),
                count(span, "droppedEventsCount"),
                count(span, "droppedLinksCount"));
    }

    private static List<SpanEvent> events(List<JsonValue> values) {
        require(values.size() <= Span.MOST, "at most " + Span.MOST + " events");
        return values.stream()
                .map(OtlpSpanDecoder::object)
                .map(OtlpSpanDecoder::event)
                .toList();
    }

    private static SpanEvent event(JsonObject event) {
        return new SpanEvent(text(event, "name"), number(event, "timeUnixNano"), attributes(event));
    }

    private static List<SpanLink> links(List<JsonValue> values) {
        require(values.size() <= Span.MOST, "at most " + Span.MOST + " links");
        return values.stream()
                .map(OtlpSpanDecoder::object)
                .map(link -> new SpanLink(context(link), attributes(link)))
                .toList();
    }

    private static SpanContext context(JsonObject span) {
        boolean sampled = span.get("flags") == null || (number(span, "flags") & SAMPLED_FLAG) != 0;
        return new SpanContext(
                TraceId.parse(text(span, "traceId")),
                SpanId.parse(text(span, "spanId")),
                sampled,
                TraceState.parse(text(span, "traceState")));
    }

    private static @Nullable SpanId parent(String hex) {
        return hex.isEmpty() ? null : SpanId.parse(hex);
    }

    private static SpanKind kind(long number) {
        return Arrays.stream(SpanKind.values())
                .filter(kind -> kind.otlpNumber() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected the number of a span kind"));
    }

    private static SpanStatus status(@Nullable JsonValue value) {
        if (value == null) {
            return SpanStatus.UNSET;
        }
        return new SpanStatus(code(number(object(value), "code")), text(object(value), "message"));
    }

    private static SpanStatus.Code code(long number) {
        if (number == 0) {
            return SpanStatus.Code.UNSET;
        }
        require(number == 1 || number == 2, "the number of a status code");
        return number == 1 ? SpanStatus.Code.OK : SpanStatus.Code.ERROR;
    }

    private static Attributes attributes(JsonObject holder) {
        List<JsonValue> keyValues = array(holder, "attributes");
        require(keyValues.size() <= Attributes.MOST, "at most " + Attributes.MOST + " attributes");
        Attributes.Builder attributes = Attributes.builder();
        for (JsonValue keyValue : keyValues) {
            JsonObject pair = object(keyValue);
            put(attributes, text(pair, "key"), object(pair.get("value")));
        }
        return attributes.drop(count(holder, "droppedAttributesCount")).build();
    }

    private static void put(Attributes.Builder attributes, String key, JsonObject value) {
        if (value.get("stringValue") instanceof JsonString string) {
            attributes.put(key, string.value());
        } else if (value.get("boolValue") instanceof JsonBoolean truth) {
            attributes.put(key, truth.value());
        } else if (value.get("doubleValue") instanceof JsonNumber number) {
            attributes.put(key, number.doubleValue());
        } else if (value.get("arrayValue") instanceof JsonObject list) {
            attributes.put(key, texts(array(list, "values")));
        } else {
            attributes.put(key, Int64.read(value.get("intValue")));
        }
    }

    /** Lists of texts are all that {@link TraceRequest} writes. */
    private static List<String> texts(List<JsonValue> values) {
        return values.stream().map(OtlpSpanDecoder::element).toList();
    }

    private static String element(JsonValue value) {
        require(object(value).get("stringValue") instanceof JsonString, "a list of texts");
        return text(object(value), "stringValue");
    }

    /** How many were left out; 0 where there is no such field. */
    private static int count(JsonObject object, String name) {
        long count = number(object, name);
        require(count >= 0 && count <= Integer.MAX_VALUE, "a count");
        return (int) count;
    }

    private static JsonObject object(@Nullable JsonValue value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("expected an object");
    }

    /** The elements; none where there is no such field. */
    private static List<JsonValue> array(JsonObject object, String name) {
        JsonValue value = object.get(name);
        require(value == null || value instanceof JsonArray, "an array");
        return value instanceof JsonArray array ? array.elements() : List.of();
    }

    /** The text; empty where there is no such field. */
    private static String text(JsonObject object, String name) {
        JsonValue value = object.get(name);
        require(value == null || value instanceof JsonString, "a string");
        return value instanceof JsonString string ? string.value() : "";
    }

    /** The integer; 0 where there is no such field. */
    private static long number(JsonObject object, String name) {
        JsonValue value = object.get(name);
        return value == null ? 0 : Int64.read(value);
    }

    private static void require(boolean condition, String expected) {
        if (!condition) {
            throw new IllegalArgumentException("expected " + expected);
        }
    }
}
