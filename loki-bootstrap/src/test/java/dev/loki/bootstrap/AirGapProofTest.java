package dev.loki.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.loki.bootstrap.Isolation.Outcome;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nothing leaves an air-gapped machine: the whole life of a facade, in a JVM that has no network, or whose every word to
 * others is written down. And what shows that would show it, were it otherwise.
 */
@Order(1)
class AirGapProofTest {

    private static final List<String> EVERYTHING_ON = List.of(
            "LOKI_OTEL_ENDPOINT=http://collector.example:4318",
            "LOKI_AUDIT_ENABLED=true",
            "LOKI_ENTERPRISE_AUDIT=true",
            "LOKI_EVENTS_ENABLED=true",
            "LOKI_EVENTS_JSONL=true",
            "LOKI_JIRA_URL=https://acme.atlassian.net",
            "LOKI_JIRA_EMAIL=agent@example.com",
            "LOKI_JIRA_EPIC_KEY=ENG-7",
            "LOKI_LINEAR_TEAM=ENG",
            "GITHUB_REPOSITORY=acme/shop",
            "LOKI_GITHUB_SYNC=true",
            "LOKI_GITHUB_ISSUE=7",
            "GITHUB_API_URL=https://api.github.com");

    @TempDir
    private Path scratch;

    private Path project;

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectories(scratch.resolve("project"));
        Path loki = Files.createDirectories(project.resolve(".loki"));
        Files.writeString(loki.resolve("policies.json"), """
                {"data": [{"name": "secrets", "type": "secret_detection", "action": "deny"}],
                 "pre_execution": [
                   {"name": "files", "rule": "command must not run [touch]", "action": "require_approval"}],
                 "approval_gates": [
                   {"name": "release", "phase": "pre_execution", "webhook": "https://hooks.example/asked"}]}
                """);
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void nothingLeavesAnAirGappedMachine(Isolation isolation) throws Exception {
        isolation.require();
        AgentAbove.skip();
        Files.writeString(project.resolve(".loki/residency.json"), "{\"air_gapped\": true}");
        Path classes = scratch.resolve("classes.log");

        Outcome outcome = isolation.run(
                scratch, program(List.of("-Xlog:class+load:file=" + classes), AirGappedProgram.class, everythingOn()));

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.spoken()).isEmpty();
        assertThat(outcome.output())
                .contains(
                        "the air gap is on: only ollama and local may be called, not anthropic (residency.json:1)",
                        "the provider may be called",
                        "jira: the site is air-gapped",
                        "linear: the site is air-gapped",
                        "github: the site is air-gapped",
                        "gapped=true",
                        "run: 0",
                        "gated run: 2",
                        "asked: ",
                        "state=NOT_DELIVERED",
                        "detail=the air gap is on (residency.json:1)",
                        "LOKI_OTEL_ENDPOINT: the air gap is on (residency.json:1), so telemetry is kept in");
        assertThat(Files.readAllLines(classes))
                .anyMatch(line -> line.contains("dev.loki.bootstrap.AirGappedWiring"))
                .noneMatch(line -> line.contains("okhttp3.") || line.contains("org.apache.kafka."));
        assertKept();
    }

    /** Everything that would have been sent is there, in files. */
    private void assertKept() throws Exception {
        Path loki = project.resolve(".loki");
        for (String name : List.of("telemetry/traces.jsonl", "telemetry/metrics.jsonl", "outbox/calls.jsonl")) {
            List<String> lines = Files.readAllLines(loki.resolve(name));
            assertThat(lines).as(name).isNotEmpty();
            for (String line : lines) {
                assertThat(new JacksonJsonReader().readStrict(line.getBytes(UTF_8)))
                        .isInstanceOf(JsonObject.class);
            }
        }
        assertThat(loki.resolve("telemetry/traces.jsonl")).content().contains("loki.policy.check", "loki.session");
        assertThat(loki.resolve("outbox/calls.jsonl")).content().contains("Charged.", "Refund", "loki/quality");
        assertThat(loki.resolve("audit/audit.jsonl")).content().contains("policy_deny", "session_end");
        assertThat(scratch.resolve("carried.json")).isNotEmptyFile();
    }

    /** A facade that is connected is seen to speak, or is not heard. */
    @ParameterizedTest
    @EnumSource(Isolation.class)
    void whatLeavesAMachineIsNoticed(Isolation isolation) throws Exception {
        isolation.require();
        AtomicInteger requests = new AtomicInteger();
        HttpServer collector = collector(requests);
        try {
            String endpoint = "http://127.0.0.1:" + collector.getAddress().getPort();

            Outcome outcome = isolation.run(scratch, program(List.of(), ConnectedProgram.class, endpoint));

            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            if (isolation == Isolation.WATCHED) {
                assertThat(outcome.spoken()).anyMatch(line -> line.contains("connect("));
                assertThat(requests).hasPositiveValue();
            } else {
                assertThat(requests).hasValue(0);
            }
            assertThat(project.resolve(".loki/telemetry")).doesNotExist();
        } finally {
            collector.stop(0);
        }
    }

    private static HttpServer collector(AtomicInteger requests) throws IOException {
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        return collector;
    }

    private List<String> program(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), project.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private String[] everythingOn() {
        Path key = scratch.resolve("signing.key");
        try (LokiEnterprise loki =
                LokiEnterprise.forCommandLine(Map.of(), Project.in(project, Map.of()), warning -> {})) {
            loki.evidence().generateKey(key, "example.com/audit/shop");
        }
        List<String> environment = new ArrayList<>(EVERYTHING_ON);
        environment.add("LOKI_DATA_DIR=" + scratch.resolve("data"));
        environment.add("LOKI_AUDIT_SIGNING_KEY_FILE=" + key);
        environment.add("LOKI_AUDIT_WITNESS_FILE=" + scratch.resolve("witnessed"));
        environment.add("LOKI_POLICY_DECISION_LOG=" + scratch.resolve("decisions.jsonl"));
        return environment.toArray(String[]::new);
    }
}
