package dev.loki.adapter.otlp.file;

import dev.loki.adapter.otlp.delivery.Delivery;
import dev.loki.adapter.otlp.delivery.Receiver;
import dev.loki.adapter.otlp.wire.Encoded;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.telemetry.TelemetrySink;
import dev.loki.ports.telemetry.TelemetrySinkException;
import org.jspecify.annotations.Nullable;

/**
 * Puts requests into a sink as OTLP JSON, one a line. What cannot be written is lost: a disk that is full stays so for
 * longer than a request can wait.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/protocol/file-exporter/">OpenTelemetry Protocol File Exporter</a>
 */
public final class LineReceiver implements Receiver {

    private final Signal signal;
    private final TelemetrySink sink;
    private volatile @Nullable String lastFailure;
    private volatile boolean aborted;

    public LineReceiver(Signal signal, TelemetrySink sink) {
        this.signal = signal;
        this.sink = sink;
    }

    @Override
    public Signal signal() {
        return signal;
    }

    @Override
    public Encoding encoding() {
        return Encoding.JSON;
    }

    @Override
    public Delivery send(Encoded request, int items) {
        if (aborted) {
            return Delivery.lost(ExportLoss.Cause.CLOSED, "the time for writing was over");
        }
        try {
            sink.append(signal, request.buffer(), request.length());
            lastFailure = null;
            return Delivery.taken(items, null);
        } catch (TelemetrySinkException e) {
            String why = String.valueOf(e.getMessage());
            lastFailure = why;
            return Delivery.lost(ExportLoss.Cause.UNWRITABLE, why);
        }
    }

    @Override
    public @Nullable String lastFailure() {
        return lastFailure;
    }

    /** What is being written just now is not broken off. */
    @Override
    public void abort() {
        aborted = true;
    }
}
