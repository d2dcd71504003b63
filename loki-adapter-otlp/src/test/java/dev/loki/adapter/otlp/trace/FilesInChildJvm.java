package dev.loki.adapter.otlp.trace;

import dev.loki.adapter.otlp.file.LineReceiver;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.telemetry.TelemetrySink;
import dev.loki.ports.trace.SpanExporter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A process that keeps a span as a line, leaves one in the folder that is its argument, and collects it. */
final class FilesInChildJvm {

    private FilesInChildJvm() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        SpanExporter writer = OtlpTraces.spoolWriter(folder, Spans.ORIGIN, () -> Instant.EPOCH, () -> 1, loss -> {});
        writer.export(Spans.numbered(1));
        writer.close(Duration.ZERO);
        keepAsLine();
        OtlpTraces.spoolReader(folder, new JacksonJsonReader())
                .drain((span, left) -> System.out.println("drained " + span.name()), Duration.ofMinutes(1));
    }

    private static void keepAsLine() {
        TelemetrySink sink = (signal, line, length) -> System.out.println("kept " + length + " bytes");
        SpanExporter exporter =
                OtlpTraces.to(new LineReceiver(Signal.TRACES, sink), Spans.ORIGIN, ExportLimits.DEFAULT, loss -> {});
        exporter.export(Spans.numbered(1));
        exporter.close(Duration.ofMinutes(1));
    }
}
