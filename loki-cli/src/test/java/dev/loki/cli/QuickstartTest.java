package dev.loki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README's first command, by real processes: the example's agent, governed. */
@Order(1)
class QuickstartTest {

    @TempDir
    private Path scratch;

    private Path project;
    private Path launcher;

    @BeforeEach
    void copyTheExample() throws IOException {
        Path example = Path.of(System.getProperty("loki.root"), "examples/quickstart");
        project = Files.createDirectories(scratch.resolve("project é 漢"));
        Files.createDirectories(project.resolve(".loki"));
        Files.copy(example.resolve("agent.sh"), project.resolve("agent.sh"));
        Files.copy(example.resolve(".loki/policies.yaml"), project.resolve(".loki/policies.yaml"));
        launcher = Launcher.in(scratch);
    }

    @Test
    void agentIsAllowedWhereItShouldBeAndStoppedWhereItShouldBe() throws IOException, InterruptedException {
        int exitCode = run(Map.of());
        assertThat(exitCode).isZero();
        assertThat(output("err"))
                .contains("3 denied, 1 approval required", "chain valid, 7 entries", "spans      not exported");
        assertThat(output("out"))
                .contains("/etc/passwd is outside", "secret-scan", "must be <= 5", "gates not passed: review")
                .doesNotContain("AKIAQ3EG");
        assertThat(project.resolve("notes/plan.md")).exists();
        assertThat(project.resolve("notes/key.txt")).doesNotExist();
        try (var pending = Files.list(project.resolve(".loki/events/pending"))) {
            assertThat(pending).hasSize(8);
        }
    }

    @Test
    void allSpansOfTheRunReachTheCollectorAsOneTree() throws IOException, InterruptedException {
        try (MockWebServer collector = new MockWebServer()) {
            collector.setDispatcher(new AcceptingDispatcher());
            collector.start();
            run(Map.of(
                    "LOKI_OTEL_ENDPOINT", collector.url("/").toString(),
                    "LOKI_OTEL_CLOSE_TIMEOUT", "60000", // the collector is on the same slow machine
                    "OTEL_METRIC_EXPORT_INTERVAL", "600000"));
            assertThat(output("err")).contains("9 exported");
            List<JsonNode> spans = new ArrayList<>();
            List<String> targets = new ArrayList<>();
            for (int count = collector.getRequestCount(); count > 0; count--) {
                RecordedRequest request = collector.takeRequest();
                targets.add(request.getTarget());
                if (!request.getTarget().equals("/v1/metrics")) {
                    spans.addAll(spans(request));
                }
            }
            assertThat(targets).containsOnlyOnce("/v1/metrics");
            assertThat(spans).hasSize(9);
            assertThat(spans.stream().map(span -> span.get("traceId").asText()).distinct())
                    .hasSize(1);
            List<String> ids =
                    spans.stream().map(span -> span.get("spanId").asText()).toList();
            List<String> parents = spans.stream()
                    .map(span -> span.path("parentSpanId").asText(""))
                    .filter(parent -> !parent.isEmpty())
                    .toList();
            assertThat(parents).hasSize(8);
            assertThat(ids).containsAll(parents);
        }
        assertThat(project.resolve(".loki/state/spool")).isEmptyDirectory();
    }

    private static List<JsonNode> spans(RecordedRequest request) throws IOException {
        assertThat(request.getTarget()).isEqualTo("/v1/traces");
        List<JsonNode> spans = new ArrayList<>();
        new ObjectMapper()
                .readTree(request.getBody().toByteArray())
                .findValue("spans")
                .forEach(spans::add);
        return spans;
    }

    private static final class AcceptingDispatcher extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder().body("{}").build();
        }
    }

    private int run(Map<String, String> variables) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        launcher.toString(), "run", "--project", project.toString(), "--", "sh", "agent.sh")
                .redirectOutput(scratch.resolve("out").toFile())
                .redirectError(scratch.resolve("err").toFile());
        Map<String, String> environment = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
        environment.put("LOKI_LAUNCHER", launcher.toString());
        environment.putAll(variables);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start().waitFor();
    }

    private String output(String name) throws IOException {
        return Files.readString(scratch.resolve(name));
    }
}
