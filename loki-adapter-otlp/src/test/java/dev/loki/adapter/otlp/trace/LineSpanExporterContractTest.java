package dev.loki.adapter.otlp.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loki.adapter.otlp.file.LineReceiver;
import dev.loki.contracts.telemetry.InMemoryTelemetrySink;
import dev.loki.contracts.trace.SpanExporterContract;
import dev.loki.domain.trace.Span;
import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.trace.SpanExporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Spans kept as lines, each a request that keeps OTLP's rules. */
class LineSpanExporterContractTest extends SpanExporterContract {

    private final InMemoryTelemetrySink sink = new InMemoryTelemetrySink();

    @Override
    protected SpanExporter newExporter() {
        return OtlpTraces.to(new LineReceiver(Signal.TRACES, sink), Spans.ORIGIN, ExportLimits.DEFAULT, loss -> {});
    }

    @Override
    protected List<Span> received() {
        List<Span> spans = new ArrayList<>();
        try {
            for (String line : sink.lines(Signal.TRACES)) {
                spans.addAll(OtlpRules.check(line.getBytes(UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return spans;
    }
}
