package dev.loki.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.json.JacksonJsonReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A facade whose telemetry stays in the project. */
class FileTelemetryTest {

    private static final Map<String, String> ON = Map.of("LOKI_OTEL_ENDPOINT", "file:.loki/telemetry");

    @TempDir
    private Path project;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void whatAnEngineDoesIsKeptAsLinesOfOtlp() throws Exception {
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(ON, project)) {
            loki.policies().check(EnforcementPoint.DATA, JsonObject.EMPTY);
        }

        Path folder = project.resolve(".loki/telemetry");
        List<String> traces = Files.readAllLines(folder.resolve("traces.jsonl"));
        List<String> metrics = Files.readAllLines(folder.resolve("metrics.jsonl"));
        assertThat(traces).singleElement().asString().contains("\"resourceSpans\":[", "\"name\":\"loki.policy.check\"");
        assertThat(metrics)
                .singleElement()
                .asString()
                .contains("\"resourceMetrics\":[", "\"name\":\"loki_policy_decisions_total\"");
        for (String line : List.of(traces.get(0), metrics.get(0))) {
            assertThat(new JacksonJsonReader().readStrict(line.getBytes(UTF_8))).isInstanceOf(JsonObject.class);
        }
    }

    @Test
    void aRunKeepsItsSpansAndThoseOfItsCommands() throws Exception {
        try (LokiEnterprise loki = command(ON)) {
            loki.runs().run(List.of("true"), project, Map.of());
        }

        assertThat(project.resolve(".loki/telemetry/traces.jsonl")).content().contains("loki.session", "loki.command");
        assertThat(project.resolve(".loki/telemetry/metrics.jsonl")).exists();
        assertThat(warnings).isEmpty();
    }

    @Test
    void protobufIsNotWrittenIntoFiles() {
        try (LokiEnterprise loki = command(Map.of(
                "LOKI_OTEL_ENDPOINT", "file:.loki/telemetry",
                "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/protobuf"))) {
            loki.policies().check(EnforcementPoint.DATA, JsonObject.EMPTY);
        }

        assertThat(warnings).singleElement().asString().contains("LOKI_OTEL_ENDPOINT: files are written as JSON");
        assertThat(project.resolve(".loki/telemetry/traces.jsonl")).content().startsWith("{\"resourceSpans\"");
    }

    @Test
    void whereFilesAreAskedForNothingLeavesTheMachine() {
        try (LokiEnterprise loki = command(Map.of(
                "LOKI_OTEL_ENDPOINT", "file:.loki/telemetry",
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://192.0.2.1/v1/traces"))) {
            loki.policies().check(EnforcementPoint.DATA, JsonObject.EMPTY);
        }

        assertThat(warnings).singleElement().asString().startsWith("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: not obeyed");
        assertThat(project.resolve(".loki/telemetry/traces.jsonl")).exists();
    }

    @Test
    void aFolderOutsideIsAnErrorOfConfiguration() {
        assertThatThrownBy(() -> command(Map.of("LOKI_OTEL_ENDPOINT", "file:/tmp/telemetry")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("such as file:.loki/telemetry");
    }

    private LokiEnterprise command(Map<String, String> environment) {
        return LokiEnterprise.forCommandLine(environment, Project.in(project, Map.of()), warnings::add);
    }
}
