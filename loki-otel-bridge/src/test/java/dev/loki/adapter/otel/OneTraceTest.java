package dev.loki.adapter.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.EnforcementPoint;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole facade within a host. */
@SuppressWarnings("try") // a scope is there to be closed
class OneTraceTest {

    /** Nobody listens there: where it is asked for nonetheless, the facade warns. */
    private static final Map<String, String> ENVIRONMENT = Map.of("LOKI_OTEL_ENDPOINT", "http://127.0.0.1:1");

    @TempDir
    private Path project;

    private final InMemorySpanExporter memory = InMemorySpanExporter.create();
    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final OpenTelemetrySdk host = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(memory))
                    .build())
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build();

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void aRunIsPartOfTheTraceThatTheHostIsIn() {
        Span task = host.getTracer("host").spanBuilder("task").startSpan();
        try (OtelBridge bridge = OtelBridge.to(host);
                Scope ignored = task.makeCurrent();
                LokiEnterprise loki = LokiEnterprise.fromEnvironment(ENVIRONMENT, project, bridge)) {
            assertThat(loki.features().telemetry()).isTrue();
            assertThat(loki.runs()
                            .run(
                                    List.of(
                                            "sh",
                                            "-c",
                                            "echo \"$TRACEPARENT\" | grep -q "
                                                    + task.getSpanContext().getTraceId()),
                                    project,
                                    Map.of())
                            .exitCode())
                    .isZero();
        }
        task.end();

        List<SpanData> spans = memory.getFinishedSpanItems();
        assertThat(spans)
                .extracting(SpanData::getTraceId)
                .containsOnly(task.getSpanContext().getTraceId());
        SpanData session = named("loki.session");
        assertThat(session.getParentSpanId()).isEqualTo(task.getSpanContext().getSpanId());
        assertThat(named("loki.policy.check").getParentSpanId()).isEqualTo(session.getSpanId());
        assertThat(named("loki.command").getParentSpanId()).isEqualTo(session.getSpanId());
        assertThat(spans).hasSize(4);
    }

    @Test
    void whatIsDecidedIsReadWithTheHostsMetrics() {
        OtelBridge bridge = OtelBridge.to(host);
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(ENVIRONMENT, project, bridge)) {
            loki.policies().check(EnforcementPoint.DATA, JsonObject.EMPTY);
        }

        assertThat(reader.collectAllMetrics())
                .extracting(MetricData::getName)
                .contains("loki_policy_decisions_total", "loki_policy_decision_duration_seconds");
        bridge.close();
    }

    @Test
    void nothingIsExportedBesidesTheHost() {
        try (OtelBridge bridge = OtelBridge.to(host);
                LokiEnterprise loki = LokiEnterprise.fromEnvironment(ENVIRONMENT, project, bridge)) {
            loki.policies().check(EnforcementPoint.DATA, JsonObject.EMPTY);

            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("loki-otlp"));
        }
    }

    private SpanData named(String name) {
        return memory.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no span " + name));
    }
}
