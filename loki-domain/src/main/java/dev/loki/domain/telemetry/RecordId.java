package dev.loki.domain.telemetry;

import dev.loki.domain.digest.Sha256;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.SpanContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * What a record is known by when it is sent again: the first half of a SHA-256 of everything that it says, or of a span's
 * ids. OTLP gives records no ids.
 */
public record RecordId(long high, long low) {

    /** Of a log record: a sender's time and sequence numbers make it another than the next. */
    public static RecordId of(LogRecord log) {
        return of(
                "log",
                sorted(log.source().resource()),
                log.source().scope(),
                Long.toString(log.epochNanos()),
                log.eventName(),
                log.body(),
                sorted(log.attributes()),
                String.valueOf(log.traceId()),
                String.valueOf(log.spanId()));
    }

    /** Of the series that a point belongs to, whatever the order of its attributes. */
    public static RecordId ofSeries(DataPoint point) {
        return of(
                "series",
                sorted(point.source().resource()),
                point.source().scope(),
                point.metric(),
                sorted(point.attributes()));
    }

    /** Of one reading of a series. */
    public static RecordId of(DataPoint point) {
        RecordId series = ofSeries(point);
        return of(
                "point", series.toString(), Long.toString(point.startEpochNanos()), Long.toString(point.epochNanos()));
    }

    /** Of a span. */
    public static RecordId of(SpanContext span) {
        return of("span", span.traceId().hex(), span.spanId().hex());
    }

    private static RecordId of(String... parts) {
        byte[][] whole = new byte[2 * parts.length][];
        for (int i = 0; i < parts.length; i++) {
            byte[] part = parts[i].getBytes(StandardCharsets.UTF_8);
            whole[2 * i] =
                    ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array();
            whole[2 * i + 1] = part;
        }
        ByteBuffer digest = ByteBuffer.wrap(Sha256.of(whole));
        return new RecordId(digest.getLong(), digest.getLong());
    }

    private static String sorted(Attributes attributes) {
        TreeMap<String, Object> sorted = new TreeMap<>();
        attributes.forEach(sorted::put);
        return sorted.toString();
    }
}
