package dev.loki.adapter.otlp.receive;

import dev.loki.domain.telemetry.DataPoint;
import dev.loki.domain.telemetry.LogRecord;
import dev.loki.domain.telemetry.SourcedSpan;
import dev.loki.domain.telemetry.TelemetrySource;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything a record holds in one line, types included. */
final class Lines {

    private Lines() {}

    static String of(SourcedSpan sourced) {
        return of(sourced.source()) + " " + of(sourced.span());
    }

    static String of(Span span) {
        return String.join(
                " ",
                of(span.context()),
                String.valueOf(span.parent()),
                span.name(),
                span.kind().name(),
                span.startEpochNanos() + "-" + span.endEpochNanos(),
                of(span.attributes()),
                span.status().code() + span.status().message(),
                span.events().stream()
                        .map(event -> event.name() + event.epochNanos() + of(event.attributes()))
                        .toList()
                        .toString(),
                span.links().stream()
                        .map(link -> of(link.context()) + of(link.attributes()))
                        .toList()
                        .toString());
    }

    static String of(LogRecord log) {
        return String.join(
                " ",
                of(log.source()),
                Long.toString(log.epochNanos()),
                Integer.toString(log.severity()),
                log.eventName(),
                log.body(),
                of(log.attributes()),
                String.valueOf(log.traceId()),
                String.valueOf(log.spanId()));
    }

    static String of(DataPoint point) {
        DataPoint.Distribution distribution = point.distribution();
        return String.join(
                " ",
                of(point.source()),
                point.metric(),
                point.unit(),
                point.kind().name(),
                point.temporality().name(),
                Boolean.toString(point.monotonic()),
                point.startEpochNanos() + "-" + point.epochNanos(),
                of(point.attributes()),
                Double.toString(point.value()),
                distribution == null ? "" : distribution.count() + "" + distribution.counts() + distribution.bounds());
    }

    static String of(Attributes attributes) {
        List<String> pairs = new ArrayList<>();
        attributes.forEach((name, value) -> pairs.add(name + ":" + type(value) + "=" + value));
        return pairs + "-" + attributes.dropped();
    }

    private static String type(Object value) {
        return value instanceof List ? "list" : value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String of(TelemetrySource source) {
        return of(source.resource()) + " " + source.scope();
    }

    private static String of(SpanContext context) {
        return context.traceId() + "/" + context.spanId() + "/" + context.sampled();
    }
}
