package dev.loki.adapter.otlp.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
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
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads messages with the protos of OTLP's authors. Their JSON differs from OTLP's in the ids, base64 for hex, which are
 * exchanged before; a field they do not know, or an enum's name, is refused.
 */
public final class Protos {

    private static final Set<String> IDS = Set.of("traceId", "spanId", "parentSpanId");

    private Protos() {}

    static ExportTraceServiceRequest traces(byte[] request, Encoding encoding) throws IOException {
        return encoding == Encoding.PROTOBUF
                ? ExportTraceServiceRequest.parseFrom(request)
                : json(request, ExportTraceServiceRequest.newBuilder()).build();
    }

    /** The metrics of a request. */
    public static ExportMetricsServiceRequest metrics(byte[] request, Encoding encoding) throws IOException {
        return encoding == Encoding.PROTOBUF
                ? ExportMetricsServiceRequest.parseFrom(request)
                : json(request, ExportMetricsServiceRequest.newBuilder()).build();
    }

    /** The request as its authors write it, but for the ids in JSON, which are hex. */
    public static byte[] write(Message request, Encoding encoding) throws IOException {
        if (encoding == Encoding.PROTOBUF) {
            return request.toByteArray();
        }
        JsonNode root = new JsonMapper().readTree(JsonFormat.printer().print(request));
        spellIdsInHex(root);
        return root.toString().getBytes(UTF_8);
    }

    private static void spellIdsInHex(JsonNode node) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (IDS.contains(member.getKey())) {
                byte[] id = Base64.getDecoder().decode(member.getValue().textValue());
                member.setValue(new TextNode(HexFormat.of().formatHex(id)));
            }
        }
        node.forEach(Protos::spellIdsInHex);
    }

    /** The spans of a request, as those who sent them know them. */
    public static List<Span> spans(byte[] request) throws IOException {
        return ExportTraceServiceRequest.parseFrom(request).getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .map(Protos::span)
                .toList();
    }

    private static Span span(io.opentelemetry.proto.trace.v1.Span span) {
        return new Span(
                context(span.getTraceId(), span.getSpanId(), span.getFlags(), span.getTraceState()),
                span.getParentSpanId().isEmpty() ? null : SpanId.parse(hex(span.getParentSpanId())),
                span.getName(),
                SpanKind.valueOf(span.getKind().name().substring("SPAN_KIND_".length())),
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                domain(span.getAttributesList(), span.getDroppedAttributesCount()),
                new SpanStatus(
                        SpanStatus.Code.valueOf(
                                span.getStatus().getCode().name().substring("STATUS_CODE_".length())),
                        span.getStatus().getMessage()),
                span.getEventsList().stream()
                        .map(event -> new SpanEvent(
                                event.getName(),
                                event.getTimeUnixNano(),
                                domain(event.getAttributesList(), event.getDroppedAttributesCount())))
                        .toList(),
                span.getLinksList().stream()
                        .map(link -> new SpanLink(
                                context(link.getTraceId(), link.getSpanId(), link.getFlags(), link.getTraceState()),
                                domain(link.getAttributesList(), link.getDroppedAttributesCount())))
                        .toList(),
                span.getDroppedEventsCount(),
                span.getDroppedLinksCount());
    }

    private static SpanContext context(ByteString trace, ByteString span, int flags, String state) {
        return new SpanContext(TraceId.parse(hex(trace)), SpanId.parse(hex(span)), flags == 1, new TraceState(state));
    }

    private static Attributes domain(List<KeyValue> pairs, int dropped) {
        Attributes.Builder attributes = Attributes.builder();
        for (KeyValue pair : pairs) {
            AnyValue value = pair.getValue();
            switch (value.getValueCase()) {
                case STRING_VALUE -> attributes.put(pair.getKey(), value.getStringValue());
                case BOOL_VALUE -> attributes.put(pair.getKey(), value.getBoolValue());
                case INT_VALUE -> attributes.put(pair.getKey(), value.getIntValue());
                case DOUBLE_VALUE -> attributes.put(pair.getKey(), value.getDoubleValue());
                case ARRAY_VALUE -> attributes.put(pair.getKey(), texts(value));
                default -> throw new AssertionError(value);
            }
        }
        return attributes.drop(dropped).build();
    }

    private static List<String> texts(AnyValue list) {
        return list.getArrayValue().getValuesList().stream()
                .map(AnyValue::getStringValue)
                .toList();
    }

    static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    static Map<String, Object> attributes(List<KeyValue> pairs) {
        return pairs.stream().collect(Collectors.toMap(KeyValue::getKey, pair -> value(pair.getValue())));
    }

    private static Object value(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> value.getBoolValue();
            case INT_VALUE -> value.getIntValue();
            case DOUBLE_VALUE -> value.getDoubleValue();
            case ARRAY_VALUE -> texts(value);
            default -> throw new AssertionError(value);
        };
    }

    private static <B extends Message.Builder> B json(byte[] request, B builder) throws IOException {
        JsonNode root = new JsonMapper().readTree(request);
        exchangeIds(root);
        JsonFormat.parser().merge(root.toString(), builder);
        return builder;
    }

    private static void exchangeIds(JsonNode node) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (IDS.contains(member.getKey())) {
                String hex = member.getValue().textValue();
                assertThat(hex).matches("[0-9a-f]{16}([0-9a-f]{16})?");
                member.setValue(new BinaryNode(HexFormat.of().parseHex(hex)));
            }
        }
        node.forEach(Protos::exchangeIds);
    }
}
