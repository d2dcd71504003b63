package dev.loki.adapter.otel;

import dev.loki.contracts.trace.SpanExporterContract;
import dev.loki.domain.trace.Span;
import dev.loki.ports.trace.SpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class BridgedSpansContractTest extends SpanExporterContract {

    private final InMemorySpanExporter memory = InMemorySpanExporter.create();
    private final OpenTelemetrySdk host = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(memory))
                    .build())
            .build();
    private final OtelBridge bridge = OtelBridge.to(host);
    private final HostSpanData data = new HostSpanData(
            "text",
            "empty",
            "largest",
            "smallest",
            "fraction",
            "tiny",
            "whole",
            "huge",
            "yes",
            "no",
            "texts",
            "no texts",
            "number");

    @AfterEach
    void stop() {
        bridge.close();
        host.close();
    }

    @Override
    protected SpanExporter newExporter() {
        return bridge.spans(loss -> {});
    }

    @Override
    protected List<Span> received() {
        return memory.getFinishedSpanItems().stream().map(data::span).toList();
    }
}
