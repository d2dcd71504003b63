package dev.loki.adapter.otlp.receive;

import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.adapter.otlp.wire.Field;
import dev.loki.adapter.otlp.wire.Message;
import dev.loki.domain.telemetry.DataPoint;
import dev.loki.domain.telemetry.LogRecord;
import dev.loki.domain.telemetry.SourcedSpan;
import dev.loki.domain.telemetry.TelemetrySource;
import dev.loki.domain.trace.Attributes;
import dev.loki.ports.json.JsonReader;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Reads OTLP's requests, in JSON and in protobuf, from anybody: unknown fields are passed over, ids are hex in JSON,
 * numbers of 64 bits strings or numbers, choices numbers or names, NaN and infinities strings; null is an error. One
 * record that is not as it should be is refused and counted; a request that is no message is refused as a whole. A
 * request holds at most {@value #MOST} records; how many bytes it may have is the caller's to bound. Thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/">OTLP specification</a>
 */
public final class TelemetryDecoder {

    /** The most records of a request; what comes after is refused. */
    public static final int MOST = 10_000;

    private final JsonReader json;
    private final Texts texts;

    /** Reads what Loki wrote itself. */
    public TelemetryDecoder(JsonReader json) {
        this(json, Texts.AS_THEY_ARE);
    }

    /**
     * Reads what others wrote.
     *
     * @param masking masks the secrets of a text that is too long to be kept whole, before it is cut
     */
    public TelemetryDecoder(JsonReader json, UnaryOperator<String> masking) {
        this(json, new Texts(masking));
    }

    private TelemetryDecoder(JsonReader json, Texts texts) {
        this.json = json;
        this.texts = texts;
    }

    /**
     * The spans of an ExportTraceServiceRequest.
     *
     * @throws IllegalArgumentException where it is none, quoting nothing of it
     */
    public Decoded<SourcedSpan> spans(byte[] request, Encoding encoding) {
        return decode(
                encoding.read(request, json),
                Field.RESOURCE_SPANS,
                Field.SCOPE_SPANS,
                (scope, source, where, spans) -> spans.take(
                        scope,
                        Field.SPANS,
                        where,
                        (span, place) -> Optional.of(new SourcedSpan(source, SpanDecoder.span(span, texts)))));
    }

    /**
     * The points of an ExportMetricsServiceRequest.
     *
     * @throws IllegalArgumentException where it is none, quoting nothing of it
     */
    public Decoded<DataPoint> points(byte[] request, Encoding encoding) {
        return decode(
                encoding.read(request, json),
                Field.RESOURCE_METRICS,
                Field.SCOPE_METRICS,
                (scope, source, where, points) -> points.take(scope, Field.METRICS, where, (metric, place) -> {
                    new MetricDecoder(metric, source, texts).takePoints(points, place + ".");
                    return Optional.empty();
                }));
    }

    /**
     * The records of an ExportLogsServiceRequest.
     *
     * @throws IllegalArgumentException where it is none, quoting nothing of it
     */
    public Decoded<LogRecord> logs(byte[] request, Encoding encoding) {
        return decode(
                encoding.read(request, json),
                Field.RESOURCE_LOGS,
                Field.SCOPE_LOGS,
                (scope, source, where, logs) -> logs.take(
                        scope,
                        Field.LOG_RECORDS,
                        where,
                        (log, place) -> Optional.of(LogDecoder.record(log, source, texts))));
    }

    /** What all requests have in common: records by the part of the program by the program. */
    private <T> Decoded<T> decode(Message request, Field resources, Field scopes, ScopeReading<T> reading) {
        Records<T> records = new Records<>();
        int resource = 0;
        for (Message holder : request.messages(resources)) {
            Attributes attributes = holder.message(Field.RESOURCE)
                    .map(found -> AttributeDecoder.attributes(found, Field.RESOURCE_ATTRIBUTES, texts))
                    .orElse(Attributes.EMPTY);
            int scope = 0;
            for (Message inner : holder.messages(scopes)) {
                String where = resources.jsonName() + "[" + resource + "]." + scopes.jsonName() + "[" + scope++ + "].";
                reading.read(inner, new TelemetrySource(attributes, scopeName(inner)), where, records);
            }
            resource++;
        }
        return records.toDecoded();
    }

    private static String scopeName(Message scope) {
        return scope.message(Field.SCOPE)
                .map(found -> found.text(Field.SCOPE_NAME))
                .orElse("");
    }

    /** Reads what one part of a program told. */
    private interface ScopeReading<T> {
        void read(Message scope, TelemetrySource source, String where, Records<T> records);
    }
}
