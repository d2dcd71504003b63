package dev.loki.adapter.otel;

import dev.loki.domain.metric.Labels;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import dev.loki.domain.trace.TraceState;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceStateBuilder;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Loki's values as OpenTelemetry's API has them, and back. What was left out of a span the API has no place for: the number
 * is an attribute.
 */
final class HostValues {

    static final String DROPPED_ATTRIBUTES = "loki.dropped_attributes";
    static final String DROPPED_EVENTS = "loki.dropped_events";
    static final String DROPPED_LINKS = "loki.dropped_links";

    private HostValues() {}

    static io.opentelemetry.api.common.Attributes attributes(Attributes ours) {
        AttributesBuilder builder = io.opentelemetry.api.common.Attributes.builder();
        ours.forEach((name, value) -> {
            if (value instanceof Long number) {
                builder.put(name, number);
            } else if (value instanceof Double number) {
                builder.put(name, number);
            } else if (value instanceof Boolean truth) {
                builder.put(name, truth);
            } else if (value instanceof List<?> texts) {
                builder.put(
                        AttributeKey.stringArrayKey(name),
                        texts.stream().map(Object::toString).toList());
            } else {
                builder.put(name, value.toString());
            }
        });
        if (ours.dropped() > 0) {
            builder.put(DROPPED_ATTRIBUTES, ours.dropped());
        }
        return builder.build();
    }

    static io.opentelemetry.api.common.Attributes attributes(Labels labels) {
        AttributesBuilder builder = io.opentelemetry.api.common.Attributes.builder();
        if (labels.equals(Labels.OVERFLOW)) {
            return builder.put(Labels.OVERFLOW.names().get(0), true).build();
        }
        for (int i = 0; i < labels.names().size(); i++) {
            builder.put(
                    AttributeKey.stringKey(labels.names().get(i)),
                    labels.values().get(i));
        }
        return builder.build();
    }

    /** Of a span in this or another process. */
    static io.opentelemetry.api.trace.SpanContext context(SpanContext ours) {
        return io.opentelemetry.api.trace.SpanContext.createFromRemoteParent(
                ours.traceId().hex(),
                ours.spanId().hex(),
                ours.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                state(ours.state()));
    }

    private static io.opentelemetry.api.trace.TraceState state(TraceState ours) {
        TraceStateBuilder builder = io.opentelemetry.api.trace.TraceState.builder();
        List<String> members = List.of(ours.value().split(",", -1));
        for (int i = members.size() - 1; i >= 0; i--) { // each is put before the others
            int equals = members.get(i).indexOf('=');
            if (equals > 0) {
                builder.put(members.get(i).substring(0, equals), members.get(i).substring(equals + 1));
            }
        }
        return builder.build();
    }

    private static TraceState state(io.opentelemetry.api.trace.TraceState theirs) {
        return TraceState.parse(theirs.asMap().entrySet().stream()
                .map(member -> member.getKey() + "=" + member.getValue())
                .collect(Collectors.joining(",")));
    }

    static SpanContext context(io.opentelemetry.api.trace.SpanContext theirs) {
        return new SpanContext(
                TraceId.parse(theirs.getTraceId()),
                SpanId.parse(theirs.getSpanId()),
                theirs.isSampled(),
                state(theirs.getTraceState()));
    }

    static io.opentelemetry.api.trace.SpanKind kind(SpanKind ours) {
        return switch (ours) {
            case INTERNAL -> io.opentelemetry.api.trace.SpanKind.INTERNAL;
            case SERVER -> io.opentelemetry.api.trace.SpanKind.SERVER;
            case CLIENT -> io.opentelemetry.api.trace.SpanKind.CLIENT;
            case PRODUCER -> io.opentelemetry.api.trace.SpanKind.PRODUCER;
            case CONSUMER -> io.opentelemetry.api.trace.SpanKind.CONSUMER;
        };
    }

    static StatusCode status(SpanStatus.Code ours) {
        return switch (ours) {
            case UNSET -> StatusCode.UNSET;
            case OK -> StatusCode.OK;
            case ERROR -> StatusCode.ERROR;
        };
    }
}
