package dev.loki.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.metric.PrometheusText;
import dev.loki.domain.policy.EnforcementPoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics from a whole facade to a collector. */
class MetricWiringTest {

    @TempDir
    private Path project;

    private final Map<String, List<String>> bodies = new HashMap<>();
    private HttpServer collector;

    @BeforeEach
    void start() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", this::take);
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void whatAnEngineDecidesAndRecordsIsMeasured() {
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(environment(), project)) {
            loki.policies().check(EnforcementPoint.DATA, JsonObject.EMPTY);
            loki.policies().check("nonsense", "{}".getBytes(UTF_8));
            loki.audit().record(new AuditDraft("who", "what", null, null, JsonNull.NULL));
        }

        assertThat(bodies.get("/v1/metrics")).singleElement().satisfies(body -> assertThat(body)
                .contains("\"name\":\"loki_policy_decisions_total\"")
                .contains(series("data", "ALLOW") + ",\"asDouble\":1.0")
                .contains(series("nonsense", "DENY") + ",\"asDouble\":1.0")
                .contains("\"name\":\"loki_policy_decision_duration_seconds\"")
                .contains("\"exemplars\":[{")
                .contains("\"name\":\"loki_audit_appends_total\"")
                .contains("\"stringValue\":\"agent\"}}],\"asDouble\":2.0")
                .contains("\"aggregationTemporality\":1")
                .contains("service.instance.id"));
    }

    @Test
    void whatAnEngineMeasuresIsReadAsPrometheusWantsIt() {
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(Map.of(), project)) {
            loki.metrics().tokens().with("opus", "worker").add(120);

            assertThat(PrometheusText.PROMETHEUS.write(loki.telemetry().readMetrics()))
                    .contains("loki_tokens_consumed_total{model=\"opus\",agent_type=\"worker\"} 120\n");
        }
        assertThat(bodies).isEmpty();
    }

    @Test
    void aSingleCommandSendsNoMetricsButItsSpans() {
        Project here = Project.in(project, Map.of());
        try (LokiEnterprise loki = LokiEnterprise.forCommandLine(environment(), here, warning -> {})) {
            loki.policies().check(EnforcementPoint.DATA, JsonObject.EMPTY);
        }

        assertThat(bodies).containsOnlyKeys("/v1/traces");
    }

    @Test
    void aRunSendsBoth() {
        Project here = Project.in(project, Map.of());
        try (LokiEnterprise loki = LokiEnterprise.forCommandLine(environment(), here, warning -> {})) {
            loki.runs().run(List.of("true"), project, Map.of());
        }

        assertThat(bodies).containsOnlyKeys("/v1/traces", "/v1/metrics");
    }

    private static String series(String point, String verdict) {
        return "{\"key\":\"point\",\"value\":{\"stringValue\":\"" + point
                + "\"}},{\"key\":\"verdict\",\"value\":{\"stringValue\":\"" + verdict + "\"}}]";
    }

    private Map<String, String> environment() {
        return Map.of(
                "LOKI_OTEL_ENDPOINT",
                "http://127.0.0.1:" + collector.getAddress().getPort(),
                "LOKI_AUDIT_ENABLED",
                "true",
                "LOKI_DATA_DIR",
                project.resolve("data").toString(),
                "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE",
                "delta");
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        synchronized (bodies) {
            bodies.computeIfAbsent(exchange.getRequestURI().getPath(), path -> new ArrayList<>())
                    .add(body);
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }
}
