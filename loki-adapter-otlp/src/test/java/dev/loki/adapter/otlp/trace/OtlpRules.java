package dev.loki.adapter.otlp.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The rules by which a collector takes or refuses spans as OTLP JSON, kept more strictly than any collector does. */
public final class OtlpRules {

    private static final Set<String> SPAN_FIELDS = Set.of(
            "traceId",
            "spanId",
            "traceState",
            "parentSpanId",
            "flags",
            "name",
            "kind",
            "startTimeUnixNano",
            "endTimeUnixNano",
            "attributes",
            "droppedAttributesCount",
            "events",
            "droppedEventsCount",
            "links",
            "droppedLinksCount",
            "status");

    private static final Map<Integer, SpanKind> KINDS = Map.of(
            1, SpanKind.INTERNAL,
            2, SpanKind.SERVER,
            3, SpanKind.CLIENT,
            4, SpanKind.PRODUCER,
            5, SpanKind.CONSUMER);

    private static final List<SpanStatus.Code> CODES =
            List.of(SpanStatus.Code.UNSET, SpanStatus.Code.OK, SpanStatus.Code.ERROR);

    private OtlpRules() {}

    /** The spans of a request that keeps all rules; an assertion error for any other. */
    public static List<Span> check(byte[] request) throws IOException {
        JsonNode root = new JsonMapper().readTree(request);
        List<Span> spans = new ArrayList<>();
        fields(root, Set.of("resourceSpans"));
        for (JsonNode resourceSpans : array(root, "resourceSpans")) {
            fields(resourceSpans, Set.of("resource", "scopeSpans"));
            fields(resourceSpans.path("resource"), Set.of("attributes"));
            attributes(resourceSpans.path("resource"));
            for (JsonNode scopeSpans : array(resourceSpans, "scopeSpans")) {
                fields(scopeSpans, Set.of("scope", "spans"));
                fields(scopeSpans.path("scope"), Set.of("name", "version"));
                text(scopeSpans.path("scope").path("name"), "dev\\.loki");
                text(scopeSpans.path("scope").path("version"), ".+");
                array(scopeSpans, "spans").forEach(span -> spans.add(span(span)));
            }
        }
        return spans;
    }

    private static Span span(JsonNode span) {
        fields(span, SPAN_FIELDS);
        JsonNode parent = span.path("parentSpanId");
        return new Span(
                context(span),
                parent.isMissingNode() ? null : SpanId.parse(text(parent, "[0-9a-f]{16}")),
                text(span.path("name"), "(?s).*"),
                kind(integer(span.path("kind"))),
                Long.parseLong(text(span.path("startTimeUnixNano"), "[0-9]{1,19}")),
                Long.parseLong(text(span.path("endTimeUnixNano"), "[0-9]{1,19}")),
                attributes(span),
                status(span.path("status")),
                events(span),
                links(span),
                dropped(span, "droppedEventsCount"),
                dropped(span, "droppedLinksCount"));
    }

    private static SpanContext context(JsonNode holder) {
        JsonNode state = holder.path("traceState");
        return new SpanContext(
                TraceId.parse(text(holder.path("traceId"), "[0-9a-f]{32}")),
                SpanId.parse(text(holder.path("spanId"), "[0-9a-f]{16}")),
                flag(holder.path("flags")),
                state.isMissingNode() ? TraceState.EMPTY : new TraceState(text(state, ".+")));
    }

    /** A count of nothing is left out. */
    private static int dropped(JsonNode holder, String name) {
        JsonNode count = holder.path(name);
        assertThat(count.isMissingNode() || integer(count) > 0).as(name).isTrue();
        return count.asInt();
    }

    private static List<SpanEvent> events(JsonNode span) {
        List<SpanEvent> events = new ArrayList<>();
        for (JsonNode event : arrayIfAny(span, "events")) {
            fields(event, Set.of("timeUnixNano", "name", "attributes", "droppedAttributesCount"));
            long time = Long.parseLong(text(event.path("timeUnixNano"), "[0-9]{1,19}"));
            events.add(new SpanEvent(text(event.path("name"), "(?s).*"), time, attributes(event)));
        }
        return events;
    }

    private static List<SpanLink> links(JsonNode span) {
        List<SpanLink> links = new ArrayList<>();
        for (JsonNode link : arrayIfAny(span, "links")) {
            fields(link, Set.of("traceId", "spanId", "traceState", "flags", "attributes", "droppedAttributesCount"));
            links.add(new SpanLink(context(link), attributes(link)));
        }
        return links;
    }

    private static SpanKind kind(int number) {
        assertThat(KINDS).containsKey(number);
        return Objects.requireNonNull(KINDS.get(number));
    }

    private static SpanStatus status(JsonNode status) {
        if (status.isMissingNode()) {
            return SpanStatus.UNSET;
        }
        fields(status, Set.of("code", "message"));
        SpanStatus.Code code = CODES.get(integer(status.path("code")));
        JsonNode message = status.path("message");
        return new SpanStatus(code, message.isMissingNode() ? "" : text(message, "(?s).+"));
    }

    public static Attributes attributes(JsonNode holder) {
        Attributes.Builder attributes = Attributes.builder();
        for (JsonNode pair : array(holder, "attributes")) {
            fields(pair, Set.of("key", "value"));
            JsonNode value = pair.path("value");
            assertThat(value.properties()).hasSize(1);
            String type = value.fieldNames().next();
            JsonNode content = value.path(type);
            String key = text(pair.path("key"), "(?s).*");
            switch (type) {
                case "stringValue" -> attributes.put(key, text(content, "(?s).*"));
                case "intValue" -> attributes.put(key, Long.parseLong(text(content, "-?[0-9]{1,19}")));
                case "boolValue" -> attributes.put(key, bool(content));
                case "doubleValue" -> attributes.put(key, finite(content));
                case "arrayValue" -> attributes.put(key, texts(content));
                default -> throw new AssertionError("unknown attribute type " + type);
            }
        }
        return attributes.drop(dropped(holder, "droppedAttributesCount")).build();
    }

    private static List<String> texts(JsonNode list) {
        fields(list, Set.of("values"));
        List<String> texts = new ArrayList<>();
        for (JsonNode value : array(list, "values")) {
            fields(value, Set.of("stringValue"));
            texts.add(text(value.path("stringValue"), "(?s).*"));
        }
        return texts;
    }

    public static void fields(JsonNode object, Set<String> known) {
        assertThat(object.isObject()).isTrue();
        assertThat(object.properties()).allSatisfy(field -> {
            assertThat(known).contains(field.getKey());
            assertThat(field.getValue().isNull()).isFalse();
        });
    }

    public static JsonNode array(JsonNode object, String name) {
        assertThat(object.path(name).isArray()).as(name).isTrue();
        return object.path(name);
    }

    public static String text(JsonNode node, String pattern) {
        assertThat(node.isTextual()).as("text").isTrue();
        assertThat(node.textValue()).matches(pattern);
        return node.textValue();
    }

    private static JsonNode arrayIfAny(JsonNode object, String name) {
        return object.has(name) ? array(object, name) : MissingNode.getInstance();
    }

    private static boolean flag(JsonNode flags) {
        assertThat(integer(flags)).isIn(0, 1);
        return integer(flags) == 1;
    }

    public static int integer(JsonNode node) {
        assertThat(node.isInt()).as("integer").isTrue();
        return node.intValue();
    }

    public static boolean bool(JsonNode node) {
        assertThat(node.isBoolean()).as("boolean").isTrue();
        return node.booleanValue();
    }

    public static double finite(JsonNode node) {
        assertThat(node.isNumber() && Double.isFinite(node.doubleValue())).isTrue();
        return node.doubleValue();
    }
}
