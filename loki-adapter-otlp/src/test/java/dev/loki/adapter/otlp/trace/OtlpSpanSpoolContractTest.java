package dev.loki.adapter.otlp.trace;

import dev.loki.contracts.trace.SpanSpoolContract;
import dev.loki.domain.trace.Span;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.trace.SpanExporter;
import dev.loki.ports.trace.SpanSpool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;

class OtlpSpanSpoolContractTest extends SpanSpoolContract {

    @TempDir
    Path temp;

    private final AtomicLong ids = new AtomicLong();

    @Override
    protected SpanSpool spool() {
        return OtlpTraces.spoolReader(folder(), new JacksonJsonReader());
    }

    @Override
    protected void leave(List<Span> spans) {
        SpanExporter writer =
                OtlpTraces.spoolWriter(folder(), Spans.ORIGIN, () -> Instant.EPOCH, ids::incrementAndGet, loss -> {});
        spans.forEach(writer::export);
        writer.close(Duration.ZERO);
    }

    @Override
    protected void leaveGarbage() {
        try {
            Files.writeString(Files.createDirectories(folder()).resolve("0.json"), "no spans");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder() {
        return temp.resolve("spool/session");
    }
}
