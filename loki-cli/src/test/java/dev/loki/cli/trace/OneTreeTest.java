package dev.loki.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loki.cli.Launcher;
import dev.loki.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run, the script it starts, what that publishes through the shell's client, and a run within it: one trace. */
@Order(1)
class OneTreeTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String OUTER = "00-" + TRACE + "-00f067aa0ba902b7-";

    private final Queue<JsonNode> spans = new ConcurrentLinkedQueue<>();
    private final MockWebServer collector = new MockWebServer();

    @TempDir
    private Path project;

    @BeforeEach
    void startTheCollector() throws IOException {
        collector.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (request.getTarget().equals("/v1/traces")) {
                    take(request);
                }
                return new MockResponse.Builder().body("{}").build();
            }
        });
        collector.start();
    }

    @AfterEach
    void stopTheCollector() {
        collector.close();
    }

    @Test
    void runScriptEventsAndNestedRunAreOneTree() throws IOException {
        script("""
                emit otel_span_start runner begin span_name=unit-tests
                loki run --quiet -- "$LOKI" policy check data '{"content":"fine"}' > /dev/null
                emit otel_span_end runner finish span_name=unit-tests status=ok
                until loki event stats | grep -q '^group otel .*behind 0 '; do :; done # there is but a second at the end
                """);
        Typed run = run(Map.of("LOKI_TRACE_ID", TRACE, "TRACESTATE", "stale=1"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(tree("", "")).isEqualTo("""
                        loki.session
                          loki.policy.check
                          loki.command
                            unit-tests
                            loki.session
                              loki.policy.check
                              loki.command
                                loki.policy.check
                        """);
        assertThat(spans).allMatch(span -> span.get("traceId").asText().equals(TRACE));
        assertThat(spans).noneMatch(span -> span.has("traceState"));
        assertThat(run.err()).contains("8 exported");
    }

    @Test
    void traceFromOutsideIsContinuedWithItsState() throws IOException {
        script("env > seen");
        run(Map.of("TRACEPARENT", OUTER + "01", "TRACESTATE", "vendor=a", "BAGGAGE", "tenant=b;p=1"));

        assertThat(tree("00f067aa0ba902b7", "")).startsWith("loki.session\n");
        assertThat(spans)
                .hasSize(3)
                .allMatch(span -> span.path("traceState").asText().equals("vendor=a"));
        assertThat(Files.readAllLines(project.resolve("seen")))
                .contains("TRACESTATE=vendor=a", "BAGGAGE=tenant=b;p=1")
                .contains("TRACEPARENT=00-" + TRACE + "-" + id("loki.command") + "-01");
    }

    @Test
    void traceThatIsNotSampledIsCarriedOnAndNothingOfItExported() throws IOException {
        script("""
                emit otel_span_start runner begin span_name=unit-tests
                loki policy check data '{"content":"fine"}' > /dev/null
                emit otel_span_end runner finish span_name=unit-tests
                env > seen
                """);
        Typed run = run(Map.of("TRACEPARENT", OUTER + "00", "TRACESTATE", "vendor=a"));

        assertThat(spans).isEmpty();
        assertThat(run.err()).contains("0 exported");
        assertThat(Files.readAllLines(project.resolve("seen")))
                .contains("TRACESTATE=vendor=a")
                .anyMatch(line -> line.matches("TRACEPARENT=00-" + TRACE + "-[0-9a-f]{16}-00"))
                .doesNotContain("TRACEPARENT=" + OUTER + "00");
    }

    @Test
    void samplerThatRecordsNothingExportsNothing() throws IOException {
        script("test \"${TRACEPARENT##*-}\" = 00");
        Typed run = run(Map.of("OTEL_TRACES_SAMPLER", "always_off"));

        assertThat(run.exitCode()).isZero();
        assertThat(spans).isEmpty();
    }

    @Test
    void variablesThatCannotBeUsedAreToldOnceAndEverythingIsRecorded() throws IOException {
        script("loki policy check data '{}'");
        Typed run = run(Map.of("OTEL_TRACES_SAMPLER", "sometimes", "LOKI_TRACE_ID", "seven"));

        assertThat(run.err())
                .containsOnlyOnce("OTEL_TRACES_SAMPLER: expected one of always_on")
                .containsOnlyOnce("LOKI_TRACE_ID: expected 32 hex digits");
        assertThat(spans).hasSize(4);
    }

    private void script(String lines) throws IOException {
        Files.writeString(project.resolve("agent.sh"), """
                set -e
                loki() { "$LOKI" "$@"; }
                emit() { sh "$EMIT" --folder "$LOKI_DIR/events" "$@" > /dev/null; }
                """ + lines);
    }

    private Typed run(Map<String, String> variables) throws IOException {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("LOKI_OTEL_ENDPOINT", collector.url("/").toString());
        environment.put("LOKI_OTEL_CLOSE_TIMEOUT", "60000"); // the collector is on the same slow machine
        environment.put("LOKI_EVENTS_ENABLED", "true");
        environment.put("LOKI", Launcher.in(project).toString());
        environment.put(
                "EMIT",
                Path.of(System.getProperty("loki.root"), "clients/bash/loki-emit")
                        .toString());
        return Typed.in(project, environment, new byte[0], "run", "--", "sh", "agent.sh");
    }

    private void take(RecordedRequest request) {
        try {
            new ObjectMapper()
                    .readTree(request.getBody().toByteArray())
                    .findValue("spans")
                    .forEach(spans::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String id(String name) {
        return spans.stream()
                .filter(span -> span.get("name").asText().equals(name))
                .map(span -> span.get("spanId").asText())
                .findFirst()
                .orElseThrow();
    }

    /** The names of the spans within a span, each line deeper than its parent's, in the order of their begins. */
    private String tree(String parent, String indent) {
        StringBuilder text = new StringBuilder();
        List<JsonNode> children = new ArrayList<>(spans.stream()
                .filter(span -> span.path("parentSpanId").asText("").equals(parent))
                .toList());
        children.sort((a, b) -> a.get("startTimeUnixNano")
                .asText()
                .compareTo(b.get("startTimeUnixNano").asText()));
        for (JsonNode child : children) {
            text.append(indent).append(child.get("name").asText()).append('\n');
            text.append(tree(child.get("spanId").asText(), indent + "  "));
        }
        return text.toString();
    }
}
