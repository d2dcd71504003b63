package dev.loki.application.telemetry;

import dev.loki.application.audit.Redaction;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.telemetry.SourcedSpan;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.LokiAttributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanEvent;
import dev.loki.domain.trace.SpanLink;
import dev.loki.domain.trace.SpanStatus;
import java.util.List;

/**
 * Makes an agent's span fit to be exported with those of Loki: it keeps its ids, and so its place in the run's tree where
 * the agent took over {@code TRACEPARENT}; its secrets are masked; and, since the resource will be Loki's, the agent's
 * {@code service.name} is {@value LokiAttributes#SOURCE_SERVICE}. Anybody can send a span: what one tells under a name
 * by which Loki tells of its verdicts, or marks a source, stands behind {@value #TOLD}, so that it passes for nothing of
 * Loki's own.
 */
final class AgentSpans {

    private static final String TOLD = "told.";
    private static final String UNKNOWN = "unknown";
    private static final List<String> OWN = List.of(
            "loki.policy.",
            "loki.audit.",
            "loki.approval.",
            "loki.quality_gate.",
            "loki.council.",
            LokiAttributes.SOURCE_SERVICE);

    private AgentSpans() {}

    static Span exportable(SourcedSpan sourced) {
        Span span = sourced.span();
        return new Span(
                span.context(),
                span.parent(),
                masked(span.name()),
                span.kind(),
                span.startEpochNanos(),
                span.endEpochNanos(),
                marked(span.attributes(), sourced.source().service()),
                new SpanStatus(span.status().code(), masked(span.status().message())),
                span.events().stream()
                        .map(event ->
                                new SpanEvent(masked(event.name()), event.epochNanos(), masked(event.attributes())))
                        .toList(),
                span.links().stream()
                        .map(link -> new SpanLink(link.context(), masked(link.attributes())))
                        .toList(),
                span.droppedEvents(),
                span.droppedLinks());
    }

    private static String masked(String text) {
        return text.isEmpty() ? text : Redaction.MASKING.redact(text);
    }

    /** The mark comes first, so that there is room for it; no attribute that was told has its name. */
    private static Attributes marked(Attributes attributes, String service) {
        return Attributes.builder()
                .put(LokiAttributes.SOURCE_SERVICE, service.isBlank() ? UNKNOWN : masked(service))
                .putAll(masked(attributes))
                .build();
    }

    /** Texts are masked as members of one object, so that their names tell of secrets, too. */
    private static Attributes masked(Attributes attributes) {
        JsonObject.Builder texts = JsonObject.builder();
        attributes.forEach((name, value) -> {
            if (value instanceof String text && !text.isEmpty()) {
                texts.put(name, text);
            }
        });
        JsonObject masked = Redaction.MASKING.redact(texts.build());
        Attributes.Builder result = Attributes.builder();
        attributes.forEach((anyName, value) -> {
            String name = masked(anyName);
            put(
                    result,
                    told(name),
                    masked.string(name).<Object>map(text -> text).orElse(value));
        });
        return result.drop(attributes.dropped()).build();
    }

    private static String told(String name) {
        return OWN.stream().anyMatch(name::startsWith) ? TOLD + name : name;
    }

    private static void put(Attributes.Builder attributes, String name, Object value) {
        if (value instanceof Long number) {
            attributes.put(name, number);
        } else if (value instanceof Double number) {
            attributes.put(name, number);
        } else if (value instanceof Boolean truth) {
            attributes.put(name, truth);
        } else if (value instanceof List<?> texts) {
            attributes.put(
                    name, texts.stream().map(text -> masked(text.toString())).toList());
        } else {
            attributes.put(name, value.toString());
        }
    }
}
