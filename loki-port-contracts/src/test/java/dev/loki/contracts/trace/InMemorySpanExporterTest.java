package dev.loki.contracts.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.trace.Span;
import dev.loki.ports.trace.SpanExporter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemorySpanExporterTest extends SpanExporterContract {

    private final InMemorySpanExporter exporter = new InMemorySpanExporter(5_000);

    @Override
    protected SpanExporter newExporter() {
        return exporter;
    }

    @Override
    protected List<Span> received() {
        return exporter.spans();
    }

    @Test
    void whatFindsNoRoomIsDroppedAndCounted() {
        InMemorySpanExporter small = new InMemorySpanExporter(1);

        small.export(span(1));
        small.export(span(2));

        assertThat(small.spans()).hasSize(1);
        assertThat(small.close(Duration.ZERO).lost()).isOne();
    }
}
