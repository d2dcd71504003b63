package dev.loki.adapter.otlp.trace;

import dev.loki.adapter.otlp.http.OtlpConfig;
import dev.loki.adapter.otlp.http.OtlpSender;
import dev.loki.adapter.otlp.wire.TelemetryOrigin;
import dev.loki.adapter.otlp.wire.TraceRequest;
import dev.loki.http.RetryClock;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.trace.SpanExporter;
import dev.loki.ports.trace.SpanSpool;
import java.nio.file.Path;
import java.time.InstantSource;

/** Makes the OTLP implementations of the trace ports. None starts a thread or opens a file before its first span. */
public final class OtlpTraces {

    static final int MAX_REQUEST_BYTES = 4 << 20;

    private OtlpTraces() {}

    /** Sends spans to a collector. */
    public static SpanExporter http(OtlpConfig config, TelemetryOrigin origin, JsonReader json) {
        OtlpSender sender = new OtlpSender(config, origin.version(), RetryClock.SYSTEM, json);
        TraceRequest request = new TraceRequest(origin, config.encoding(), MAX_REQUEST_BYTES);
        return new OtlpHttpSpanExporter(ExportLimits.DEFAULT, sender, request);
    }

    /** Leaves spans in the folder, which is made when it is missing. */
    public static SpanExporter spoolWriter(Path folder, TelemetryOrigin origin, InstantSource clock, IdSource ids) {
        return new SpoolSpanExporter(folder, origin, clock, ids);
    }

    /** Collects the spans left in the folder, which may be missing. */
    public static SpanSpool spoolReader(Path folder, JsonReader json) {
        return new OtlpSpanSpool(folder, json);
    }
}
