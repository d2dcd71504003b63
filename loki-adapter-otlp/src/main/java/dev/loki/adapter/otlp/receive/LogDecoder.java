package dev.loki.adapter.otlp.receive;

import dev.loki.adapter.otlp.wire.Field;
import dev.loki.adapter.otlp.wire.Message;
import dev.loki.domain.telemetry.LogRecord;
import dev.loki.domain.telemetry.TelemetrySource;
import java.util.List;
import java.util.stream.Stream;

/**
 * One log record.
 *
 * @see <a href="https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/logs/v1/logs.proto">logs.proto</a>
 */
final class LogDecoder {

    /** From 0, unspecified, by TRACE, TRACE2, ... to FATAL4, 24. */
    private static final List<String> SEVERITIES = Stream.concat(
                    Stream.of("UNSPECIFIED"),
                    Stream.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL")
                            .flatMap(name -> Stream.of(name, name + "2", name + "3", name + "4")))
            .map(name -> "SEVERITY_NUMBER_" + name)
            .toList();

    private LogDecoder() {}

    static LogRecord record(Message log, TelemetrySource source, Texts texts) {
        long time = SpanDecoder.time(log, Field.LOG_TIME);
        long observed = SpanDecoder.time(log, Field.OBSERVED_TIME);
        return new LogRecord(
                source,
                time == 0 ? observed : time,
                log.choice(Field.SEVERITY, SEVERITIES),
                log.text(Field.LOG_EVENT_NAME),
                log.message(Field.BODY).map(AttributeDecoder::text).orElse(""),
                AttributeDecoder.attributes(log, Field.LOG_ATTRIBUTES, Field.LOG_DROPPED_ATTRIBUTES, texts),
                log.traceId(Field.LOG_TRACE_ID).orElse(null),
                log.spanId(Field.LOG_SPAN_ID).orElse(null));
    }
}
