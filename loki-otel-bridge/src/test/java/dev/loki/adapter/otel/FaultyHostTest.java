package dev.loki.adapter.otel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.domain.metric.LokiMetrics;
import dev.loki.domain.metric.MetricRegistry;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.Verdict;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import dev.loki.ports.metric.MetricExporter;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.HostSpans;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A host's telemetry that throws harms nothing but itself. */
class FaultyHostTest {

    private static final SpanContext ELSEWHERE = new SpanContext(new TraceId(1, 2), new SpanId(3), true);

    @TempDir
    private Path project;

    @ParameterizedTest
    @EnumSource
    void theDecisionIsGivenAndOnRecord(FaultyHost fault) throws IOException {
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(project.resolve(".loki/policies.yaml"), """
                policies:
                  pre_execution:
                    - name: sources-only
                      rule: "file_path must match src/**"
                      action: deny
                """);
        byte[] action = "{\"tool\":\"Write\",\"file_path\":\"docs/a.md\"}".getBytes(StandardCharsets.UTF_8);

        Decision decision;
        try (OpenTelemetrySdk sdk = fault.sdk();
                LokiEnterprise loki = LokiEnterprise.fromEnvironment(
                        Map.of("HOME", project.toString(), "LOKI_AUDIT_ENABLED", "true"),
                        project,
                        OtelBridge.to(sdk))) {
            decision = loki.policies().check("pre_execution", action);
            loki.traces().project("demo").close();
        }

        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.reason()).contains("sources-only");
        assertThat(project.resolve(".loki/audit/audit.jsonl"))
                .content()
                .contains("policy_deny", "sources-only")
                .doesNotContain("could not be recorded");
    }

    @ParameterizedTest
    @EnumSource
    void spansThatTheHostFailsOnAreLost(FaultyHost fault) {
        try (OpenTelemetrySdk sdk = fault.sdk()) {
            HostSpans spans = OtelBridge.to(sdk).spans(loss -> {});

            SpanContext begun = spans.begin("begun", SpanKind.INTERNAL, null, 1_000);
            if (begun != null) {
                spans.export(span(begun));
            }
            spans.export(span(ELSEWHERE));

            ExportReport report = spans.close(Duration.ZERO);
            assertThat(report.exported()).isZero();
            assertThat(report.lost()).isEqualTo(2);
            assertThat(report.trouble()).startsWith("the host's OpenTelemetry threw ");
        }
    }

    @Test
    void hostWithoutATracerHasNoSpans() {
        HostSpans spans = OtelBridge.to(unfinished(OpenTelemetry.class)).spans(loss -> {});

        assertThat(spans.begin("span", SpanKind.INTERNAL, null, 1_000)).isNull();
        assertThat(spans.close(Duration.ZERO).trouble()).contains("UnsupportedOperationException");
    }

    @Test
    void valuesThatTheHostFailsOnAreLost() {
        OtelBridge bridge = OtelBridge.to(unfinished(OpenTelemetry.class));
        MetricRegistry registry = new MetricRegistry(1_000, bridge);
        LokiMetrics metrics = LokiMetrics.in(registry);
        MetricExporter exporter = bridge.metrics(registry.definitions(), () -> registry.read(2_000));
        exporter.start();

        metrics.decisionLatency().with("data").record(0.5);

        ExportReport report = exporter.close(Duration.ZERO);
        assertThat(report.lost()).isOne();
        assertThat(report.trouble()).contains("UnsupportedOperationException");
        assertThat(report.exported()).isPositive();
    }

    private static Span span(SpanContext context) {
        return new Span(context, null, "span", SpanKind.INTERNAL, 1_000, 2_000, Attributes.EMPTY, SpanStatus.UNSET);
    }

    /** Gives builders and instruments, none of which does anything but throw; and no tracer. */
    private static <T> T unfinished(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Class<?> next = method.getReturnType();
                    if (!next.isInterface() || next == Tracer.class) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return unfinished(next);
                }));
    }
}
