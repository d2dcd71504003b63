package dev.loki.cli.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loki.cli.Launcher;
import dev.loki.cli.Typed;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import dev.loki.testing.OtelCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run whose child asks Loki twice, as the OpenTelemetry collector understood it: its own file is read. */
@Needs(External.OTELCOL)
@Order(1)
@SuppressWarnings("NullAway.Init") // a test begins with its run
class RealCollectorTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    /** All spans leave in one request, however slow the machine is. */
    private static final String AT_THE_END = "600000";

    private static final int DELTA = 1;
    private static final int CUMULATIVE = 2;

    @TempDir
    private Path scratch;

    private Path project;
    private List<JsonNode> spans;
    private Map<String, JsonNode> metrics;

    @ParameterizedTest
    @CsvSource({
        "http/json,none,cumulative",
        "http/json,gzip,delta",
        "http/protobuf,none,delta",
        "http/protobuf,gzip,cumulative"
    })
    void aRunArrivesAsOneTreeWithItsMetrics(String protocol, String compression, String temporality)
            throws IOException {
        project = Files.createDirectory(scratch.resolve("project é"));

        run(protocol, compression, temporality);

        thereIsOneTree();
        timesAreNested();
        everySpanSaysWhereItComesFrom();
        decisionsAreASumOf(temporality.equals("delta") ? DELTA : CUMULATIVE);
        latencyIsAHistogramWithTheTraceAsExemplar();
        unitsAreThoseOfTheMetrics();
    }

    private void run(String protocol, String compression, String temporality) throws IOException {
        try (OtelCollector collector = OtelCollector.in(scratch)) {
            Map<String, String> variables = Map.of(
                    "LOKI_OTEL_ENDPOINT", collector.base(),
                    "OTEL_EXPORTER_OTLP_PROTOCOL", protocol,
                    "OTEL_EXPORTER_OTLP_COMPRESSION", compression,
                    "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", temporality,
                    "OTEL_BSP_SCHEDULE_DELAY", AT_THE_END,
                    "OTEL_METRIC_EXPORT_INTERVAL", AT_THE_END,
                    "LOKI_OTEL_CLOSE_TIMEOUT", "60000",
                    "TRACEPARENT", "00-" + TRACE + "-" + CALLER + "-01");
            String ask = launcher() + " policy check data '{\"prompt\":\"é\"}'";
            Typed typed = Typed.in(
                    project, variables, new byte[0], "run", "--", "sh", "-c", ask + " && " + ask + " || exit 9");
            assertThat(typed.exitCode()).as(typed.err()).isZero();
            assertThat(typed.err()).contains("5 exported").doesNotContain("lost");
            List<JsonNode> requests = requests(collector.received(2));
            assertThat(requests).hasSize(2);
            spans = all(requests, "spans");
            metrics = all(requests, "metrics").stream()
                    .collect(Collectors.toMap(metric -> metric.get("name").asText(), Function.identity()));
            assertThat(resources(requests)).hasSize(1);
        }
    }

    private void thereIsOneTree() {
        JsonNode session = only("loki.session", CALLER);
        JsonNode command = only("loki.command", id(session));
        only("loki.policy.check", id(session));
        assertThat(children(id(command))).extracting(RealCollectorTest::name).containsOnly("loki.policy.check");
        assertThat(children(id(command))).hasSize(2);
        assertThat(spans).hasSize(5);
        assertThat(spans).extracting(span -> span.get("traceId").asText()).containsOnly(TRACE);
        assertThat(spans).extracting(RealCollectorTest::id).doesNotHaveDuplicates();
    }

    private void timesAreNested() {
        for (JsonNode span : spans) {
            assertThat(start(span)).isPositive().isLessThanOrEqualTo(end(span));
            children(id(span)).forEach(child -> {
                assertThat(start(child)).isGreaterThanOrEqualTo(start(span));
                assertThat(end(child)).isLessThanOrEqualTo(end(span));
            });
        }
    }

    private void everySpanSaysWhereItComesFrom() {
        assertThat(spans).allSatisfy(span -> {
            assertThat(span.get("kind").asInt()).isPositive();
            assertThat(span.get("attributes")).isNotEmpty();
        });
    }

    private void decisionsAreASumOf(int temporality) {
        JsonNode sum = metric("loki_policy_decisions_total").get("sum");
        assertThat(sum.get("isMonotonic").asBoolean()).isTrue();
        assertThat(sum.get("aggregationTemporality").asInt()).isEqualTo(temporality);
        assertThat(sum.get("dataPoints")).singleElement().satisfies(point -> {
            assertThat(point.get("asDouble").asDouble()).isEqualTo(1);
            assertThat(labels(point)).isEqualTo(Map.of("point", "pre_execution", "verdict", "ALLOW"));
            timesOfAPointAreInOrder(point);
        });
    }

    private void latencyIsAHistogramWithTheTraceAsExemplar() {
        JsonNode point = metric("loki_policy_decision_duration_seconds")
                .get("histogram")
                .get("dataPoints")
                .get(0);
        long inBuckets =
                elements(point.get("bucketCounts")).mapToLong(JsonNode::asLong).sum();
        assertThat(point.get("count").asLong()).isEqualTo(1).isEqualTo(inBuckets);
        assertThat(point.get("sum").asDouble()).isPositive();
        assertThat(point.get("bucketCounts"))
                .hasSize(point.get("explicitBounds").size() + 1);
        assertThat(point.get("exemplars")).singleElement().satisfies(exemplar -> {
            assertThat(exemplar.get("traceId").asText()).isEqualTo(TRACE);
            assertThat(spans).extracting(RealCollectorTest::id).contains(id(exemplar));
        });
        timesOfAPointAreInOrder(point);
    }

    private void unitsAreThoseOfTheMetrics() {
        assertThat(metric("loki_policy_decisions_total").get("unit").asText()).isEqualTo("{decision}");
        assertThat(metric("loki_policy_decision_duration_seconds").get("unit").asText())
                .isEqualTo("s");
        assertThat(metric("loki_audit_appends_total").get("unit").asText()).isEqualTo("{entry}");
    }

    private static void timesOfAPointAreInOrder(JsonNode point) {
        assertThat(point.get("startTimeUnixNano").asLong())
                .isPositive()
                .isLessThan(point.get("timeUnixNano").asLong());
    }

    /** A script that starts the command in a JVM of its own. */
    private String launcher() throws IOException {
        return "'" + Launcher.in(scratch) + "'";
    }

    private JsonNode only(String name, String parent) {
        List<JsonNode> found = children(parent).stream()
                .filter(span -> name(span).equals(name))
                .toList();
        assertThat(found).as(name + " within " + parent).hasSize(1);
        return found.get(0);
    }

    private List<JsonNode> children(String parent) {
        return spans.stream()
                .filter(span -> span.path("parentSpanId").asText().equals(parent))
                .toList();
    }

    private JsonNode metric(String name) {
        assertThat(metrics).containsKey(name);
        return Objects.requireNonNull(metrics.get(name));
    }

    private static List<JsonNode> requests(List<String> lines) throws IOException {
        List<JsonNode> requests = new ArrayList<>();
        for (String line : lines) {
            requests.add(new ObjectMapper().readTree(line));
        }
        return requests;
    }

    private static List<JsonNode> all(List<JsonNode> requests, String list) {
        return requests.stream()
                .flatMap(request -> request.findValues(list).stream())
                .flatMap(RealCollectorTest::elements)
                .toList();
    }

    /** Spans and metrics come from the same. */
    private static List<JsonNode> resources(List<JsonNode> requests) {
        return requests.stream()
                .flatMap(request -> request.findValues("resource").stream())
                .distinct()
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Map<String, String> labels(JsonNode point) {
        return elements(point.get("attributes"))
                .collect(Collectors.toMap(
                        label -> label.get("key").asText(),
                        label -> label.get("value").get("stringValue").asText()));
    }

    private static String name(JsonNode span) {
        return span.get("name").asText();
    }

    private static String id(JsonNode span) {
        return span.get("spanId").asText();
    }

    private static long start(JsonNode span) {
        return span.get("startTimeUnixNano").asLong();
    }

    private static long end(JsonNode span) {
        return span.get("endTimeUnixNano").asLong();
    }
}
