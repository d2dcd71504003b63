package dev.loki.adapter.otlp.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.contracts.trace.SpanExporterContract;
import dev.loki.domain.trace.Span;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.trace.SpanExporter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class SpoolSpanExporterContractTest extends SpanExporterContract {

    @TempDir
    Path folder;

    @Override
    protected SpanExporter newExporter() {
        return OtlpTraces.spoolWriter(folder, Spans.ORIGIN, () -> Instant.EPOCH, () -> 0x0123456789abcdefL, loss -> {});
    }

    @Override
    protected List<Span> received() {
        List<Span> spans = new ArrayList<>();
        assertThat(OtlpTraces.spoolReader(folder, new JacksonJsonReader())
                        .drain((span, left) -> spans.add(span), Duration.ofMinutes(10))
                        .unreadable())
                .isZero();
        return spans;
    }
}
