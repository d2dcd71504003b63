package dev.loki.adapter.otel;

import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanEvent;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanLink;
import dev.loki.domain.trace.SpanStatus;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** What a host recorded of spans that came with ids of their own, as those who made them know it. */
final class HostSpanData {

    private final List<String> names;

    /** @param names of attributes, in the order to compare them in: a host keeps none */
    HostSpanData(String... names) {
        this.names = List.of(names);
    }

    Span span(SpanData data) {
        String own = Objects.requireNonNull(data.getAttributes().get(AttributeKey.stringKey(Strangers.OWN_CONTEXT)));
        return new Span(
                SpanContext.parse(own)
                        .orElseThrow()
                        .with(HostValues.context(data.getSpanContext()).state()),
                data.getParentSpanContext().isValid() ? SpanId.parse(data.getParentSpanId()) : null,
                data.getName(),
                SpanKind.valueOf(data.getKind().name()),
                time(data.getStartEpochNanos(), data),
                time(data.getEndEpochNanos(), data),
                attributes(data.getAttributes()),
                new SpanStatus(
                        SpanStatus.Code.valueOf(data.getStatus().getStatusCode().name()),
                        data.getStatus().getDescription()),
                data.getEvents().stream()
                        .map(event -> new SpanEvent(
                                event.getName(), event.getEpochNanos(), attributes(event.getAttributes())))
                        .toList(),
                data.getLinks().stream()
                        .map(link -> new SpanLink(
                                HostValues.context(link.getSpanContext()), attributes(link.getAttributes())))
                        .toList(),
                dropped(data.getAttributes(), HostValues.DROPPED_EVENTS),
                dropped(data.getAttributes(), HostValues.DROPPED_LINKS));
    }

    private static int dropped(io.opentelemetry.api.common.Attributes theirs, String attribute) {
        Long count = theirs.get(AttributeKey.longKey(attribute));
        return count == null ? 0 : count.intValue();
    }

    /** The API has no span of no time at the beginning of 1970: it starts and ends a nanosecond later. */
    private static long time(long epochNanos, SpanData data) {
        return data.getStartEpochNanos() == 1 && data.getEndEpochNanos() == 1 ? 0 : epochNanos;
    }

    private Attributes attributes(io.opentelemetry.api.common.Attributes theirs) {
        TreeMap<String, Object> sorted =
                new TreeMap<>(Comparator.<String>comparingInt(names::indexOf).thenComparing(Comparator.naturalOrder()));
        theirs.forEach((key, value) -> sorted.put(key.getKey(), value));
        sorted.keySet()
                .removeAll(Set.of(
                        Strangers.OWN_CONTEXT,
                        HostValues.DROPPED_ATTRIBUTES,
                        HostValues.DROPPED_EVENTS,
                        HostValues.DROPPED_LINKS));
        Attributes.Builder ours = Attributes.builder();
        sorted.forEach((name, value) -> {
            if (value instanceof Long number) {
                ours.put(name, number);
            } else if (value instanceof Double number) {
                ours.put(name, number);
            } else if (value instanceof Boolean truth) {
                ours.put(name, truth);
            } else if (value instanceof List<?> texts) {
                ours.put(name, texts.stream().map(Object::toString).toList());
            } else {
                ours.put(name, value.toString());
            }
        });
        return ours.drop(dropped(theirs, HostValues.DROPPED_ATTRIBUTES)).build();
    }
}
