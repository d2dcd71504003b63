package dev.loki.adapter.otlp.recorded;

import dev.loki.adapter.otlp.receive.Decoded;
import dev.loki.adapter.otlp.receive.TelemetryDecoder;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.domain.telemetry.DataPoint;
import dev.loki.domain.telemetry.SourcedSpan;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.telemetry.ReadingReport;
import dev.loki.ports.telemetry.RecordedTelemetry;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Files of OTLP JSON lines: {@code traces.jsonl} and {@code metrics.jsonl} of a folder with those that were set aside from
 * them, or one file, such as that of a collector's file exporter; plain or packed by gzip. One line is held at a time, of
 * at most {@value Reading#LONGEST_LINE} bytes.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/protocol/file-exporter/">OpenTelemetry, OTLP file exporter</a>
 */
public final class OtlpRecordedTelemetry implements RecordedTelemetry {

    private final Path path;
    private final TelemetryDecoder decoder;

    /** @param path a file, or a folder of them */
    public OtlpRecordedTelemetry(Path path, JsonReader json) {
        this.path = path;
        this.decoder = new TelemetryDecoder(json);
    }

    @Override
    public ReadingReport readSpans(Consumer<SourcedSpan> consumer) {
        return read("traces", line -> decoder.spans(line, Encoding.JSON), consumer);
    }

    @Override
    public ReadingReport readPoints(Consumer<DataPoint> consumer) {
        return read("metrics", line -> decoder.points(line, Encoding.JSON), consumer);
    }

    private <T> ReadingReport read(String signal, Function<byte[], Decoded<T>> decode, Consumer<T> consumer) {
        Reading reading = new Reading(line -> {
            Decoded<T> decoded = decode.apply(line);
            decoded.records().forEach(consumer);
            return decoded;
        });
        RecordedFiles.of(path, signal).forEach(reading::read);
        return reading.report();
    }
}
