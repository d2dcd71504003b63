package dev.loki.adapter.otel;

import dev.loki.domain.metric.Labels;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;

/** Loki's values as OpenTelemetry's API has them, and back. */
final class HostValues {

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
            } else {
                builder.put(name, value.toString());
            }
        });
        return builder.build();
    }

    static io.opentelemetry.api.common.Attributes attributes(Labels labels) {
        AttributesBuilder builder = io.opentelemetry.api.common.Attributes.builder();
        if (labels.equals(Labels.OVERFLOW)) {
            return builder.put(Labels.OVERFLOW.names().get(0), true).build();
        }
        for (int i = 0; i < labels.names().size(); i++) {
            builder.put(
                    AttributeKey.stringKey(labels.names().get(i)), labels.values().get(i));
        }
        return builder.build();
    }

    /** Of a span in this or another process. */
    static io.opentelemetry.api.trace.SpanContext context(SpanContext ours) {
        return io.opentelemetry.api.trace.SpanContext.createFromRemoteParent(
                ours.traceId().hex(),
                ours.spanId().hex(),
                ours.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                TraceState.getDefault());
    }

    static SpanContext context(io.opentelemetry.api.trace.SpanContext theirs) {
        return new SpanContext(
                TraceId.parse(theirs.getTraceId()), SpanId.parse(theirs.getSpanId()), theirs.isSampled());
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
