package dev.loki.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.loki.adapter.fs.residency.ResidencyFiles;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.residency.Residency;
import dev.loki.ports.host.HostTelemetry;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A facade that is told where data may go. */
class ResidencyWiringTest {

    private static final JsonObject CALL =
            JsonObject.builder().put("provider", "openai").put("region", "us").build();

    @TempDir
    private Path project;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void anEngineIsHeldToItAtEveryPointThatNamesAProvider() throws IOException {
        write("config.yaml", "residency:\n  allowed_providers: [anthropic]\n");
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(Map.of("LOKI_AUDIT_ENABLED", "true"), project)) {
            for (EnforcementPoint point : EnforcementPoint.values()) {
                assertThat(loki.policies().check(point, CALL).reason()).contains("residency: openai is not one of");
            }
            assertThat(loki.policies().check(EnforcementPoint.PRE_EXECUTION, JsonObject.EMPTY))
                    .isEqualTo(Decision.NO_POLICY);
        }
        assertThat(project.resolve(".loki/audit/audit.jsonl")).content().contains("policy_deny");
    }

    @Test
    void whatIsNotUnderstoodDeniesEverything() throws IOException {
        write("residency.json", "{\"air_gaped\": true}");
        try (LokiEnterprise loki = open(Map.of())) {
            for (EnforcementPoint point : EnforcementPoint.values()) {
                assertThat(loki.policies().check(point, JsonObject.EMPTY).allowed())
                        .isFalse();
            }
            assertThat(loki.residency().checkProvider("ollama", "local").reason())
                    .contains("residency.json:1: air_gaped: expected only");
        }
        assertThat(warnings).singleElement().asString().contains("air_gaped");
    }

    @Test
    void itIsReadOnceSoThatNothingChangesBeneathConnectionsThatAreOpen() throws IOException {
        try (LokiEnterprise loki = open(Map.of())) {
            write("residency.json", "{\"air_gapped\": true}");
            assertThat(loki.residency().checkProvider("openai", null).allowed()).isTrue();
        }
        try (LokiEnterprise loki = open(Map.of())) {
            assertThat(loki.residency().checkProvider("openai", null).allowed()).isFalse();
        }
    }

    /** Shell commands that leave the project's {@code .loki} in one state each. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "mkdir .loki",
                "mkdir .loki && touch .loki/policies.json",
                "touch .loki",
                "ln -s nowhere .loki",
                "mkdir .loki && ln -s nowhere .loki/residency.json",
                "mkdir .loki && mkdir .loki/residency.json",
                "mkdir .loki && touch .loki/residency.yml",
                "mkdir .loki && touch .loki/config.yml",
                "mkdir .loki && echo '{' > .loki/config.json",
                "mkdir .loki && mkfifo .loki/config.yaml",
                "mkdir real && ln -s real .loki && touch real/residency.json",
            })
    void theFilesAreReadInEveryStateInWhichTheyMaySaySomething(String state) throws Exception {
        assertThat(new ProcessBuilder("sh", "-c", state)
                        .directory(project.toFile())
                        .start()
                        .waitFor())
                .isZero();
        Path loki = project.resolve(".loki");
        Residency said = new ResidencyFiles(loki).read();
        assertThat(Features.residencyMayBeSaid(loki)).isEqualTo(!said.equals(Residency.NONE));
    }

    @Test
    void telemetryStaysInFilesWhateverTheVariablesSay() {
        Map<String, String> environment = Map.of(
                "LOKI_AIR_GAPPED", "true",
                "LOKI_OTEL_ENDPOINT", "http://127.0.0.1:1",
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://127.0.0.1:1/v1/traces",
                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        try (LokiEnterprise loki = open(environment)) {
            loki.policies().check(EnforcementPoint.DATA, JsonObject.EMPTY);
        }
        assertThat(project.resolve(".loki/telemetry/traces.jsonl")).content().contains("loki.policy.check");
        assertThat(warnings)
                .anyMatch(told -> told.startsWith("LOKI_OTEL_ENDPOINT: the air gap is on (LOKI_AIR_GAPPED), so"))
                .anyMatch(
                        told -> told.startsWith("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: not obeyed, because the air gap"));
    }

    @Test
    void nothingGoesIntoTheTelemetryOfAHost() {
        HostTelemetry host = (HostTelemetry) Proxy.newProxyInstance(
                HostTelemetry.class.getClassLoader(), new Class<?>[] {HostTelemetry.class}, (proxy, method, given) -> {
                    throw new AssertionError(method.getName());
                });
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(Map.of("LOKI_AIR_GAPPED", "true"), project, host)) {
            assertThat(loki.policies()
                            .check(EnforcementPoint.DATA, JsonObject.EMPTY)
                            .allowed())
                    .isTrue();
        }
    }

    @Test
    void telemetryIsKeptInNoFolderThatALinkLeadsTo() throws IOException {
        Path elsewhere = Files.createDirectory(project.resolve("elsewhere"));
        Files.createSymbolicLink(
                Files.createDirectories(project.resolve(".loki")).resolve("telemetry"), elsewhere);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> open(Map.of("LOKI_AIRGAP", "true", "LOKI_OTEL_ENDPOINT", "http://localhost")))
                .withMessageContaining("out of");
    }

    @Test
    void aReceiverOfHttpOnThisMachineIsReached() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer splunk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        splunk.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            byte[] answer = "{\"text\":\"Success\",\"code\":0}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        splunk.start();
        try (LokiEnterprise loki = open(Map.of(
                "LOKI_AIR_GAPPED", "true",
                "LOKI_SPLUNK_HEC_URL", "http://127.0.0.1:" + splunk.getAddress().getPort(),
                "LOKI_SPLUNK_HEC_TOKEN", "no-secret"))) {
            loki.residency().checkProvider("openai", "us");
            loki.forwarding().forwardOnce();
        } finally {
            splunk.stop(0);
        }
        assertThat(requests).hasPositiveValue();
    }

    @Test
    void aSyslogServerOnThisMachineIsReached() throws IOException {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(20_000);
            try (LokiEnterprise loki = open(Map.of(
                    "LOKI_AIR_GAPPED", "true",
                    "LOKI_AUDIT_SYSLOG_HOST", "127.0.0.1",
                    "LOKI_AUDIT_SYSLOG_PORT", Integer.toString(server.getLocalPort())))) {
                loki.residency().checkProvider("openai", "us");
                loki.forwarding().forwardOnce();
            }
            DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
            server.receive(packet);
            assertThat(new String(packet.getData(), 0, packet.getLength(), UTF_8))
                    .contains("policy_deny");
        }
    }

    private LokiEnterprise open(Map<String, String> environment) {
        return LokiEnterprise.forCommandLine(environment, Project.in(project, Map.of()), warnings::add);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(project.resolve(".loki")).resolve(name), text);
    }
}
