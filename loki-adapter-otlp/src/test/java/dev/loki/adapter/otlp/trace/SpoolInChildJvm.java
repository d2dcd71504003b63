package dev.loki.adapter.otlp.trace;

import dev.loki.adapter.otlp.wire.JacksonReader;
import dev.loki.ports.trace.SpanExporter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A process that leaves a span in the folder that is its argument, and collects it. */
final class SpoolInChildJvm {

    private SpoolInChildJvm() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        SpanExporter writer = OtlpTraces.spoolWriter(folder, Spans.ORIGIN, () -> Instant.EPOCH, () -> 1);
        writer.export(Spans.numbered(1));
        writer.close(Duration.ZERO);
        OtlpTraces.spoolReader(folder, new JacksonReader()).drain(span -> System.out.println("drained " + span.name()));
    }
}
