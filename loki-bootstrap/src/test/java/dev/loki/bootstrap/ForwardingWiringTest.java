package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.forward.ForwardReport;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.json.JsonNull;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
        int closed = closedPort();
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

    private static int closedPort() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return server.getLocalPort();
        }
    }
}
