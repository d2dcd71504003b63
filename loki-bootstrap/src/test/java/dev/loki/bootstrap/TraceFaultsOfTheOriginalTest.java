package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.loki.application.trace.OpenSpan;
import dev.loki.application.trace.Traces;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.RarvPhase;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanKind;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the original loses spans, one test each, from a whole facade to a collector: here, none is lost. */
class TraceFaultsOfTheOriginalTest {

    private static final SpanContext OUTER = SpanContext.parse(
                    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
            .orElseThrow();

    @TempDir
    private Path project;

    private final Queue<JsonObject> spans = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();
    private HttpServer collector;

    @BeforeEach
    void start() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", this::take);
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void everyParentArrives() {
        try (LokiEnterprise loki = facade(Map.of());
                OpenSpan shop = loki.traces().project("shop");
                OpenSpan task = loki.traces().task(shop, "task-001");
                OpenSpan phase = loki.traces().rarv(task, RarvPhase.VERIFY)) {
            loki.traces().qualityGate(phase, "tests", "pass").close();
            loki.traces().council(phase, "security", "approve").close();
        }
        assertThat(spans).hasSize(5);
        assertThat(parent("loki.quality_gate")).isEqualTo(id("loki.rarv.verify"));
        assertThat(parent("loki.council")).isEqualTo(id("loki.rarv.verify"));
        assertThat(parent("loki.rarv.verify")).isEqualTo(id("loki.task"));
        assertThat(parent("loki.task")).isEqualTo(id("loki.project"));
        assertThat(parent("loki.project")).isEmpty();
    }

    @Test
    void lastBatchArrivesAtTheEnd() {
        emit(250);
        assertThat(spans).hasSize(250);
    }

    @Test
    void batchThatCouldNotBeSentIsSentAgain() {
        answers.add(503);
        emit(7);
        assertThat(spans).hasSize(7);
    }

    @Test
    void oneOddValueCostsNoBatch() {
        try (LokiEnterprise loki = facade(Map.of())) {
            Traces traces = loki.traces();
            traces.start("plain", SpanKind.INTERNAL, null).close();
            traces.start("odd", SpanKind.INTERNAL, null)
                    .put("nan", Double.NaN)
                    .put("infinite", Double.NEGATIVE_INFINITY)
                    .put("zero", -0.0)
                    .put("huge", Double.MAX_VALUE)
                    .put("fraction", 0.5)
                    .put("largest", Long.MAX_VALUE)
                    .put("smallest", Long.MIN_VALUE)
                    .put("half a character", "\ud83d")
                    .put("", "\u0000")
                    .put("long", "x".repeat(1 << 20))
                    .put("many", List.of())
                    .addEvent("\udc00", Attributes.EMPTY)
                    .fail("\ud83d")
                    .close();
        }
        assertThat(spans).hasSize(2);
        assertThat(span("odd").toString())
                .contains("{\"key\":\"nan\",\"value\":{\"stringValue\":\"NaN\"}}")
                .contains("{\"key\":\"infinite\",\"value\":{\"stringValue\":\"-Infinity\"}}")
                .contains("{\"key\":\"largest\",\"value\":{\"intValue\":\"9223372036854775807\"}}")
                .contains("{\"key\":\"many\",\"value\":{\"arrayValue\":{\"values\":[]}}}");
    }

    @Test
    void attributesWithoutNumberAreBoundedAndCounted() {
        try (LokiEnterprise loki = facade(Map.of());
                OpenSpan span = loki.traces().start("many", SpanKind.INTERNAL, null)) {
            for (int i = 0; i < 10_000; i++) {
                span.put("key" + i, i);
            }
        }
        assertThat(span("many").get("attributes"))
                .isInstanceOfSatisfying(JsonArray.class, attributes -> assertThat(attributes.elements())
                        .hasSize(128));
        assertThat(span("many").get("droppedAttributesCount")).hasToString("9872");
    }

    @Test
    void eventsOfOneSecondAllBecomeSpansWithTheirParent() {
        Map<String, String> variables =
                Map.of("LOKI_EVENTS_ENABLED", "true", "LOKI_EVENTS_SYNC", "os", "TRACEPARENT", OUTER.traceparent());
        try (LokiEnterprise loki = facade(variables)) {
            for (int i = 0; i < 60; i++) {
                JsonObject name =
                        JsonObject.builder().put("span_name", "work-" + i).build();
                loki.events().emit("otel_span_start", "runner", name);
                loki.events().emit("otel_span_end", "runner", name);
            }
        }
        assertThat(spans).hasSize(60);
        assertThat(spans.stream().map(span -> span.string("name").orElse("")).distinct())
                .hasSize(60);
        assertThat(spans).allMatch(span -> span.string("parentSpanId")
                .equals(Optional.of(OUTER.spanId().hex())));
    }

    private void emit(int count) {
        try (LokiEnterprise loki = facade(Map.of())) {
            for (int i = 0; i < count; i++) {
                loki.traces().start("work", SpanKind.INTERNAL, null).close();
            }
        }
    }

    private LokiEnterprise facade(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put(
                "LOKI_OTEL_ENDPOINT",
                "http://127.0.0.1:" + collector.getAddress().getPort());
        return LokiEnterprise.fromEnvironment(environment, project);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Integer answer = answers.poll();
        if (answer == null) {
            read(body);
        }
        exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
        exchange.close();
    }

    private void read(byte[] body) {
        try {
            JsonValue request = new JacksonJsonReader().readStrict(body);
            for (String list : List.of("resourceSpans", "scopeSpans")) {
                request = request instanceof JsonObject object && object.get(list) instanceof JsonArray array
                        ? array.elements().get(0)
                        : request;
            }
            if (request instanceof JsonObject scope && scope.get("spans") instanceof JsonArray array) {
                array.elements().forEach(span -> spans.add((JsonObject) span));
            }
        } catch (JsonSyntaxException e) {
            problems.add(e.describe());
        }
    }

    private JsonObject span(String name) {
        assertThat(problems).isEmpty();
        return spans.stream()
                .filter(span -> span.string("name").orElse("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String id(String name) {
        return span(name).string("spanId").orElseThrow();
    }

    private String parent(String name) {
        return span(name).string("parentSpanId").orElse("");
    }
}
