package dev.loki.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.loki.adapter.otlp.receive.OtlpAnswer;
import dev.loki.adapter.otlp.receive.OtlpReceiver;
import dev.loki.adapter.otlp.receive.OtlpRequest;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.cost.Amount;
import dev.loki.domain.metric.PrometheusText;
import dev.loki.domain.usage.Usage;
import dev.loki.domain.usage.UsageRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A whole facade behind a real HTTP server, which gets what Claude Code 2.1.197 sent: one session of one prompt, two
 * requests to a model and one call of a tool, as JSON and as protobuf. Only what is of its machine was replaced, by as many
 * bytes. The driver is the one of {@link OtlpReceiver}'s documentation.
 */
class TelemetryReceiverTest {

    private static final Usage BOTH_REQUESTS = new Usage(240, 62, 8_000, 60, 4_163 + 2_963);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TempDir
    private Path project;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<UsageRecord> used = new ArrayList<>();
    private final List<String> exported = new ArrayList<>();
    private HttpServer server;
    private LokiEnterprise loki;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/collector", this::collect);
        server.start();
        Map<String, String> environment = Map.of(
                "LOKI_AUDIT_ENABLED",
                "true",
                "LOKI_OTEL_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/collector");
        loki = LokiEnterprise.fromEnvironment(environment, project);
        serve(loki.telemetry().receiver(used::add));
    }

    @AfterEach
    void stop() {
        loki.close();
        server.stop(0);
    }

    private void serve(OtlpReceiver receiver) {
        server.createContext("/", exchange -> {
            try (exchange) {
                Headers headers = exchange.getRequestHeaders();
                OtlpAnswer answer = receiver.receive(new OtlpRequest(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getPath(),
                        headers.getFirst("Content-Type"),
                        headers.getFirst("Content-Encoding"),
                        exchange.getRequestBody()));
                exchange.getResponseHeaders().set("Content-Type", answer.contentType());
                exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "pb"})
    void aSessionOfClaudeCodeIsUnderstoodAsItSendsIt(String spelling) throws Exception {
        send("traces", spelling);
        send("logs", spelling);
        send("metrics", spelling);

        assertThat(used).hasSize(2).allSatisfy(record -> {
            assertThat(record.agent().label()).isEqualTo("claude-code");
            assertThat(record.model()).isEqualTo("claude-opus-4-8");
            assertThat(record.session()).startsWith("00000000-0000-4000-8000-");
            assertThat(record.traceId()).hasToString(TRACE);
            assertThat(record.durationMillis()).isPositive();
        });
        assertThat(total()).isEqualTo(BOTH_REQUESTS);
        assertThat(PrometheusText.PROMETHEUS.write(loki.telemetry().readMetrics()))
                .contains("loki_tokens_consumed_total{model=\"claude-opus-4-8\",agent_type=\"claude-code\"} 8362\n");
        assertThat(entries())
                .extracting(AuditEntry::what)
                .containsExactly("telemetry_user_prompt", "telemetry_tool_decision", "telemetry_tool_result");
        assertThat(entries().get(1).where()).isEqualTo("Bash");
        assertThat(loki.audit().verify().valid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "pb"})
    void whateverTheOrderAndHoweverOftenItCountsOnce(String spelling) throws Exception {
        send("metrics", spelling);
        assertThat(total()).isEqualTo(new Usage(240, 62, 8_000, 60, 7_125));

        send("metrics", spelling);
        send("logs", spelling);
        send("logs", spelling);
        send("metrics", spelling);

        assertThat(total())
                .as("the metric has the price to a fraction, each record to a millionth")
                .isEqualTo(BOTH_REQUESTS);
        assertThat(entries()).hasSize(3);
    }

    @Test
    void whatItConsumesCountsInTheBudgets() throws Exception {
        loki.close();
        Map<String, String> limited = Map.of("LOKI_BUDGET_LIMIT", "0.01");
        try (LokiEnterprise counting = LokiEnterprise.fromEnvironment(limited, project)) {
            server.removeContext("/");
            serve(counting.telemetry().receiver(used::add));
            send("logs", "json");
            send("metrics", "json");
        }
        try (LokiEnterprise again = LokiEnterprise.fromEnvironment(limited, project)) {
            assertThat(again.budgets().summary().agents()).containsOnlyKeys("claude-code");
            assertThat(again.budgets().status()).singleElement().satisfies(status -> {
                assertThat(status.spent()).isEqualTo(new Amount(BOTH_REQUESTS.tokens(), BOTH_REQUESTS.costMicros()));
                assertThat(status.percentage()).isEqualTo(71);
            });
        }
    }

    @Test
    void itsSpansGoToTheCollectorWithTheirPlaceInTheRunsTree() throws Exception {
        send("traces", "json");

        loki.close();

        assertThat(exported).singleElement().satisfies(body -> assertThat(body)
                .contains("\"name\":\"claude_code.tool.execution\"")
                .contains("\"traceId\":\"" + TRACE + "\"")
                .contains("\"parentSpanId\":\"00f067aa0ba902b7\"")
                .contains("{\"key\":\"loki.source.service\",\"value\":{\"stringValue\":\"claude-code\"}}"));
    }

    @Test
    void aRequestThatIsNoneIsRefused() throws Exception {
        HttpResponse<byte[]> answer = post("/v1/logs", "application/json", "", "<html>".getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).asString(UTF_8).contains("\"message\":\"not JSON: line 1");
    }

    /** JSON as it is, protobuf with gzip; neither with a length, as Claude Code sends them. */
    private void send(String signal, String spelling) throws Exception {
        boolean json = spelling.equals("json");
        byte[] body = sample(signal + "." + spelling);
        HttpResponse<byte[]> answer = post(
                "/v1/" + signal,
                json ? "application/json" : "application/x-protobuf",
                json ? "" : "gzip",
                json ? body : gzip(body));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).asString(UTF_8).isEqualTo(json ? "{}" : "");
    }

    private HttpResponse<byte[]> post(String path, String type, String encoding, byte[] body) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        if (!encoding.isEmpty()) {
            request.header("Content-Encoding", encoding);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] sample(String name) {
        try (InputStream in = TelemetryReceiverTest.class.getResourceAsStream("claude-code-2.1.197/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private Usage total() {
        return used.stream().map(UsageRecord::usage).reduce(Usage.NOTHING, Usage::plus);
    }

    private List<AuditEntry> entries() {
        List<AuditEntry> entries = new ArrayList<>();
        loki.audit().read(AuditQuery.ALL, entries::add);
        return entries;
    }

    private void collect(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (exchange.getRequestURI().getPath().endsWith("/v1/traces")) {
                exported.add(body);
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }
}
