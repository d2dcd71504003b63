package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.loki.application.run.RunSummary;
import dev.loki.domain.event.EventSelection;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.metric.PrometheusText;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.ports.trace.ExportReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole facade whose collector is not well, or is another's. */
class TelemetryTroubleTest {

    @TempDir
    private Path project;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Map<String, String> authorizations = new ConcurrentHashMap<>();
    private HttpServer collector;

    @BeforeEach
    void start() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.setExecutor(threads);
        collector.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        collector.stop(0);
        threads.shutdownNow();
    }

    @Test
    void neitherSignalWaitsForTheOtherAtTheEnd() {
        CountDownLatch both = new CountDownLatch(2);
        answering(exchange -> {
            both.countDown();
            await(both);
            answer(exchange, 200);
        });
        LokiEnterprise loki = LokiEnterprise.fromEnvironment(environment("LOKI_OTEL_CLOSE_TIMEOUT", "9000"), project);
        loki.policies().check(EnforcementPoint.DATA, JsonObject.EMPTY);
        loki.close();

        assertThat(PrometheusText.PROMETHEUS.write(loki.telemetry().readMetrics()))
                .doesNotContain("loki_telemetry_dropped_total");
    }

    @Test
    void aRunReportsWhatItCouldNotDeliverOfBoth() {
        answering(exchange -> await(end));

        RunSummary summary = run(environment("LOKI_OTEL_CLOSE_TIMEOUT", "300"));

        assertThat(summary.spans()).isEqualTo(new ExportReport(0, 4, "the collector took too long"));
        assertThat(warnings)
                .singleElement()
                .asString()
                .matches("[1-9][0-9]* metric points were not exported: the collector took too long");
    }

    @Test
    void lossesWhileItRunsAreALineAMetricAndAnEvent() {
        answering(exchange -> answer(exchange, 400));
        Map<String, String> environment = environment("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "1");
        environment.put("LOKI_EVENTS_ENABLED", "true");
        List<String> events = new CopyOnWriteArrayList<>();
        CountDownLatch told = new CountDownLatch(1);
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(environment, project)) {
            loki.events().follow(event -> {
                if (event.type().equals("error")) {
                    events.add(EcmaScriptJson.stringify(event.payload()));
                    told.countDown();
                }
            });
            loki.policies().check(EnforcementPoint.DATA, JsonObject.EMPTY);
            await(told);
            assertThat(PrometheusText.PROMETHEUS.write(loki.telemetry().readMetrics()))
                    .contains("loki_telemetry_dropped_total{signal=\"traces\",reason=\"refused\"} 1\n");
            assertThat(loki.events().replay(EventSelection.ALL, event -> {})).isPositive();
        }

        assertThat(events)
                .singleElement()
                .asString()
                .contains("\"action\":\"telemetry_export_failed\"", "\"traces.refused\":1", "answered 400");
    }

    @Test
    void headersForAnotherHostAreNotSent() {
        answering(exchange -> answer(exchange, 200));
        Map<String, String> environment = environment("OTEL_EXPORTER_OTLP_HEADERS", "authorization=hunter2");
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", "https://collector.example");
        environment.put("OTEL_EXPORTER_OTLP_METRICS_HEADERS", "authorization=hunter3");

        run(environment);

        assertThat(authorizations).isEqualTo(Map.of("/v1/traces", "none", "/v1/metrics", "none"));
        assertThat(warnings)
                .hasSize(2)
                .anyMatch(warning -> warning.startsWith("OTEL_EXPORTER_OTLP_HEADERS: not sent with traces")
                        && warning.contains("OTEL_EXPORTER_OTLP_TRACES_HEADERS"))
                .anyMatch(warning -> warning.startsWith("OTEL_EXPORTER_OTLP_METRICS_HEADERS: not sent with metrics")
                        && warning.contains("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"))
                .noneMatch(warning -> warning.contains("hunter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1:443", "https://127.0.0.1", "http://127.0.0.1:1", "127.0.0.1:4318"})
    void headersForAnotherPortOfTheHostAreNotSentInTheClear(String meantFor) {
        answering(exchange -> answer(exchange, 200));
        Map<String, String> environment = environment("OTEL_EXPORTER_OTLP_HEADERS", "authorization=hunter2");
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", meantFor);

        run(environment);

        assertThat(authorizations).isEqualTo(Map.of("/v1/traces", "none", "/v1/metrics", "none"));
        assertThat(warnings).hasSize(2).allMatch(warning -> warning.startsWith("OTEL_EXPORTER_OTLP_HEADERS: not sent"));
    }

    @Test
    void headersOfASignalWhoseAddressIsWrongAreSentNowhere() {
        answering(exchange -> answer(exchange, 200));
        Map<String, String> environment = environment("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "authorization=hunter2");
        environment.put("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "vendor.example:4318/v1/traces");

        run(environment);

        assertThat(authorizations).isEqualTo(Map.of("/v1/traces", "none", "/v1/metrics", "none"));
        assertThat(warnings)
                .hasSize(2)
                .anyMatch(warning -> warning.startsWith("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "))
                .anyMatch(warning -> warning.startsWith("OTEL_EXPORTER_OTLP_TRACES_HEADERS: "))
                .noneMatch(warning -> warning.contains("hunter2"));
    }

    @Test
    void headersOfASignalGoToItsOwnAddressWhateverTheOthersAreFor() {
        answering(exchange -> answer(exchange, 200));
        Map<String, String> environment = environment("OTEL_EXPORTER_OTLP_METRICS_HEADERS", "authorization=ours");
        environment.put("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", environment.get("LOKI_OTEL_ENDPOINT") + "/push");
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", "https://collector.example");

        run(environment);

        assertThat(authorizations).isEqualTo(Map.of("/v1/traces", "none", "/push", "ours"));
        assertThat(warnings).isEmpty();
    }

    @Test
    void headersOfASignalWithoutAnAddressGoToTheBase() {
        answering(exchange -> answer(exchange, 200));

        run(environment("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "authorization=ours"));

        assertThat(authorizations).isEqualTo(Map.of("/v1/traces", "ours", "/v1/metrics", "none"));
        assertThat(warnings).isEmpty();
    }

    @Test
    void headersGoToTheHostTheyAreFor() {
        answering(exchange -> answer(exchange, 200));

        run(environment("OTEL_EXPORTER_OTLP_HEADERS", "authorization=hunter2"));

        assertThat(authorizations).isEqualTo(Map.of("/v1/traces", "hunter2", "/v1/metrics", "hunter2"));
        assertThat(warnings).isEmpty();
    }

    @Test
    void aSignalOfItsOwnAddressGoesThere() {
        answering(exchange -> answer(exchange, 200));
        String address = environment("", "").get("LOKI_OTEL_ENDPOINT") + "/push";

        run(environment("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", address));

        assertThat(authorizations).containsOnlyKeys("/v1/traces", "/push");
    }

    @Test
    void withoutTheCertificatesThatAreAskedForNothingIsSent() {
        answering(exchange -> answer(exchange, 200));

        run(environment(
                "OTEL_EXPORTER_OTLP_TRACES_CERTIFICATE",
                project.resolve("missing.pem").toString()));

        assertThat(authorizations).containsOnlyKeys("/v1/metrics");
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("CERTIFICATE", "missing.pem: no such file", "traces are not sent");
    }

    /** A run of {@code true}, which sends both signals. */
    private RunSummary run(Map<String, String> environment) {
        Project here = Project.in(project, Map.of());
        try (LokiEnterprise loki = LokiEnterprise.forCommandLine(environment, here, warnings::add)) {
            loki.policies().check(EnforcementPoint.DATA, JsonObject.EMPTY);
            loki.metrics().activeAgents().with().set(1);
            return loki.runs().run(List.of("true"), project, Map.of());
        }
    }

    private Map<String, String> environment(String name, String value) {
        Map<String, String> environment = new HashMap<>();
        environment.put(
                "LOKI_OTEL_ENDPOINT",
                "http://127.0.0.1:" + collector.getAddress().getPort());
        environment.put(name, value);
        return environment;
    }

    private void answering(HttpHandler handler) {
        collector.createContext("/", exchange -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            authorizations.put(exchange.getRequestURI().getPath(), authorization == null ? "none" : authorization);
            exchange.getRequestBody().readAllBytes();
            handler.handle(exchange);
        });
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
