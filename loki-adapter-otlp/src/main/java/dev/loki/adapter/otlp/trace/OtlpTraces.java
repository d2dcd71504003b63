package dev.loki.adapter.otlp.trace;

import dev.loki.adapter.otlp.delivery.LossTally;
import dev.loki.adapter.otlp.delivery.Receiver;
import dev.loki.adapter.otlp.wire.TelemetryOrigin;
import dev.loki.adapter.otlp.wire.TraceRequest;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.telemetry.TelemetrySink;
import dev.loki.ports.trace.SpanExporter;
import dev.loki.ports.trace.SpanSpool;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Makes the OTLP implementations of the trace ports. None starts a thread or opens a file before its first span. */
public final class OtlpTraces {

    static final int MAX_REQUEST_BYTES = TelemetrySink.MAX_LINE;

    private OtlpTraces() {}

    /**
     * Delivers spans.
     *
     * @param losses told of what is lost, by the thread that delivers; must not wait
     */
    public static SpanExporter to(
            Receiver receiver, TelemetryOrigin origin, ExportLimits limits, Consumer<ExportLoss> losses) {
        TraceRequest request = new TraceRequest(origin, receiver.encoding(), MAX_REQUEST_BYTES);
        return new QueuedSpanExporter(limits, receiver, request, losses);
    }

    /**
     * Leaves spans in the folder, which is made when it is missing.
     *
     * @param losses told of what is lost; must not wait
     */
    public static SpanExporter spoolWriter(
            Path folder, TelemetryOrigin origin, InstantSource clock, IdSource ids, Consumer<ExportLoss> losses) {
        return new SpoolSpanExporter(folder, origin, clock, ids, new LossTally(Signal.TRACES, losses));
    }

    /** Collects the spans left in the folder, which may be missing. */
    public static SpanSpool spoolReader(Path folder, JsonReader json) {
        return new OtlpSpanSpool(folder, json);
    }
}
