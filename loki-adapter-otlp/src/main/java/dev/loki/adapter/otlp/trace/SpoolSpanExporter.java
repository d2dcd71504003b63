package dev.loki.adapter.otlp.trace;

import dev.loki.adapter.otlp.delivery.Delivery;
import dev.loki.adapter.otlp.delivery.LossTally;
import dev.loki.adapter.otlp.receive.TelemetryDecoder;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.adapter.otlp.wire.TelemetryOrigin;
import dev.loki.adapter.otlp.wire.TraceRequest;
import dev.loki.domain.time.IsoTimestamp;
import dev.loki.domain.trace.Span;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.SpanExporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the spans of a short-lived command as one file of OTLP JSON, written when it is closed, for the run that
 * started the command. Holds at most {@value TelemetryDecoder#MOST} spans and {@value OtlpSpanSpool#MAX_FILE_BYTES}
 * bytes. Thread-safe.
 */
final class SpoolSpanExporter implements SpanExporter {

    private final Path folder;
    private final TelemetryOrigin origin;
    private final InstantSource clock;
    private final IdSource ids;
    private final LossTally tally;
    private @Nullable TraceRequest batch;
    private long taken;
    private @Nullable ExportReport report;

    SpoolSpanExporter(Path folder, TelemetryOrigin origin, InstantSource clock, IdSource ids, LossTally tally) {
        this.folder = folder;
        this.origin = origin;
        this.clock = clock;
        this.ids = ids;
        this.tally = tally;
    }

    @Override
    public synchronized void export(Span span) {
        if (report != null) {
            tally.late(1);
            return;
        }
        taken++;
        if (batch == null) {
            batch = new TraceRequest(origin, Encoding.JSON, OtlpSpanSpool.MAX_FILE_BYTES);
        }
        if (batch.size() < TelemetryDecoder.MOST) {
            batch.add(span);
        }
    }

    @Override
    public synchronized ExportReport close(Duration deadline) {
        if (report == null) {
            report = batch == null ? ExportReport.NOTHING : write(batch);
        }
        return report;
    }

    private ExportReport write(TraceRequest spans) {
        try {
            writeFile(spans.toBytes());
            tally.count(Delivery.taken(spans.size(), null), spans.size());
            tally.lose(ExportLoss.Cause.QUEUE_FULL, taken - spans.size(), "the spool file was full");
        } catch (IOException | RuntimeException e) {
            String why = "spool file not written (" + e.getClass().getSimpleName() + ")";
            tally.lose(ExportLoss.Cause.UNWRITABLE, taken, why);
        }
        return tally.report();
    }

    /** Under a name that readers pass over, then renamed: a reader sees the whole file or none. */
    private void writeFile(byte[] content) throws IOException {
        String time = IsoTimestamp.format(clock.instant()).replace(':', '-');
        String name = time + "-" + HexFormat.of().toHexDigits(ids.nextBits());
        OwnerOnly.createFolder(folder);
        Path unfinished = OwnerOnly.write(folder.resolve(name + ".tmp"), content);
        Files.move(unfinished, folder.resolve(name + OtlpSpanSpool.SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    }
}
