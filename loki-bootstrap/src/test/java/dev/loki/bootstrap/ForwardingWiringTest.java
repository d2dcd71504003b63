package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.forward.ForwardReport;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forwarding as the environment turns it on. */
class ForwardingWiringTest {

    @TempDir
    private Path scratch;

    @Test
    void whatAnEmbeddedEngineRecordsReachesTheServerByTheEnd() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> takeOne(server));
            try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(environment(server.getLocalPort()), scratch)) {
                loki.audit().record(new AuditDraft("engine", "file_write", "a.txt", null, JsonNull.NULL));
            }
            assertThat(received.get())
                    .contains("[loki@32473 chain=\"agent\" seq=\"0\"")
                    .contains("\"a.txt\"");
        }
        assertThat(scratch.resolve(".loki/audit/syslog.cursor")).content().contains("\"tcp://localhost:");
    }

    @Test
    void aServerThatIsDownDisturbsNobodyAndWhatIsLeftIsCounted() throws IOException {
        int closed = FreePort.find();
        List<String> warnings = new ArrayList<>();
        Map<String, String> environment = environment(closed);
        try (LokiEnterprise loki =
                LokiEnterprise.forCommandLine(environment, Project.in(scratch, environment), warnings::add)) {
            loki.audit().record(new AuditDraft("engine", "file_write", "a.txt", null, JsonNull.NULL));
            ForwardReport report = loki.forwarding().forwardOnce();
            assertThat(report.pending()).isEqualTo(1);
            assertThat(report.troubles()).singleElement().asString().endsWith("connection refused");
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void withoutAReceiverNothingIsForwardedAndNoCursorMade() throws IOException {
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(Map.of("LOKI_AUDIT_ENABLED", "1"), scratch)) {
            loki.audit().record(new AuditDraft("engine", "file_write", "a.txt", null, JsonNull.NULL));
            assertThat(loki.forwarding().isOn()).isFalse();
        }
        assertThat(Files.exists(scratch.resolve(".loki/audit/syslog.cursor"))).isFalse();
    }

    @Test
    void theControlPlaneKeepsWhatAServerThatIsDownStillHasToGet() throws IOException {
        Map<String, String> environment = new HashMap<>(environment(FreePort.find()));
        environment.put("LOKI_AUDIT_MAX_SIZE_MB", "1");
        environment.put("LOKI_AUDIT_MAX_FILES", "1");
        environment.put("LOKI_DATA_DIR", scratch.resolve("held").toString());
        assertThat(filesAfterFourMegabytes(environment, "held")).hasSize(4);

        environment.remove("LOKI_AUDIT_SYSLOG_HOST");
        environment.put("LOKI_DATA_DIR", scratch.resolve("free").toString());
        assertThat(filesAfterFourMegabytes(environment, "free")).hasSize(2);
    }

    @Test
    void theControlPlaneKeepsWhatNoWitnessKnowsTheRecordOf() throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "LOKI_AUDIT_ENABLED",
                "1",
                "LOKI_AUDIT_MAX_SIZE_MB",
                "1",
                "LOKI_AUDIT_MAX_FILES",
                "1",
                "LOKI_DATA_DIR",
                scratch.resolve("data").toString(),
                "LOKI_AUDIT_SIGNING_KEY_FILE",
                scratch.resolve("keys/audit.key").toString(),
                "LOKI_AUDIT_WITNESS_FILE",
                scratch.resolve("elsewhere/witness").toString()));
        Path project = Files.createDirectory(scratch.resolve("project"));
        Files.createDirectory(scratch.resolve("keys"));
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(Map.of(), project)) {
            loki.evidence().generateKey(scratch.resolve("keys/audit.key"), "example.com/audit");
        }
        try (LokiEnterprise loki = LokiEnterprise.forControlPlane(environment, project)) {
            logMegabytes(loki, 4);
            assertThat(files("data")).hasSize(4);
        } // closing makes a checkpoint, and shows it
        try (LokiEnterprise loki = LokiEnterprise.forControlPlane(environment, project)) {
            logMegabytes(loki, 1);
            assertThat(files("data")).hasSize(4);
        }
        environment.remove("LOKI_AUDIT_WITNESS_FILE");
        try (LokiEnterprise loki = LokiEnterprise.forControlPlane(environment, project)) {
            logMegabytes(loki, 1);
            assertThat(files("data")).hasSize(2);
            assertThat(loki.records().verifyDashboard(null).errors()).isEmpty();
        }
    }

    private List<String> filesAfterFourMegabytes(Map<String, String> environment, String data) throws IOException {
        try (LokiEnterprise loki = LokiEnterprise.forControlPlane(environment, scratch)) {
            logMegabytes(loki, 4);
        }
        return files(data);
    }

    private static void logMegabytes(LokiEnterprise loki, int count) {
        JsonObject details =
                JsonObject.builder().put("note", "a ".repeat(60_000)).build();
        for (int i = 0; i < 9 * count; i++) {
            loki.dashboard().log(DashboardEvent.of("create", "project").with(details));
        }
    }

    private List<String> files(String data) throws IOException {
        try (Stream<Path> files = Files.list(scratch.resolve(data).resolve("dashboard/audit"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("audit-.*jsonl"))
                    .toList();
        }
    }

    private Map<String, String> environment(int port) {
        return Map.of(
                "LOKI_AUDIT_ENABLED", "1",
                "HOME", scratch.resolve("home").toString(),
                "LOKI_AUDIT_SYSLOG_HOST", "localhost",
                "LOKI_AUDIT_SYSLOG_PROTO", "tcp",
                "LOKI_AUDIT_SYSLOG_PORT", Integer.toString(port));
    }

    private static String takeOne(ServerSocket server) {
        try (Socket client = server.accept()) {
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
