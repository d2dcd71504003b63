package dev.loki.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Typed;
import dev.loki.cli.command.ExitCode;
import dev.loki.testing.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditForwardCommandTest {

    private static final String ENTRY =
            "{\"seq\":0,\"timestamp\":\"2026-01-02T03:04:05.678Z\",\"who\":\"a\",\"what\":\"x\"}\n";

    @TempDir
    private Path project;

    @BeforeEach
    void recordOne() throws IOException {
        Files.createDirectories(project.resolve(".loki/audit"));
        Files.writeString(project.resolve(".loki/audit/audit.jsonl"), ENTRY);
    }

    @Test
    void withoutAReceiverItSaysWhichVariableNamesOne() {
        Typed typed = Typed.in(project, "audit", "forward", "--once");
        assertThat(typed.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(typed.err()).contains("LOKI_AUDIT_SYSLOG_HOST").contains("LOKI_SPLUNK_HEC_URL");
    }

    @Test
    void whatTheServerTookIsCountedAndIsNotSentAgain() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> takeOne(server));
            Typed typed = forward(server.getLocalPort());
            assertThat(typed.exitCode()).isEqualTo(ExitCode.OK);
            assertThat(typed.out()).isEqualTo("1 sent, 0 still to be sent\n");
            assertThat(received.get()).contains("\"who\":\"a\"");
            assertThat(forward(server.getLocalPort()).out()).isEqualTo("0 sent, 0 still to be sent\n");
        }
    }

    @Test
    void whatCannotBeUsedAsItIsConfiguredIsAnErrorOfConfiguration() throws IOException {
        Path none = Files.writeString(project.resolve("none.pem"), "no certificate");
        for (String ca : List.of(project.resolve("absent.pem").toString(), none.toString())) {
            Typed typed = Typed.in(
                    project,
                    Map.of(
                            "LOKI_AUDIT_SYSLOG_HOST",
                            "127.0.0.1",
                            "LOKI_AUDIT_SYSLOG_PROTO",
                            "tls",
                            "LOKI_AUDIT_SYSLOG_TLS_CA",
                            ca),
                    new byte[0],
                    "audit",
                    "forward",
                    "--once",
                    "--json");
            assertThat(typed.exitCode()).as(typed.out()).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(typed.err()).contains("LOKI_AUDIT_SYSLOG_TLS_CA").contains(ca);
        }
    }

    @Test
    void aHostWithAPortIsAnErrorOfConfigurationAndAnAddressOfIpv6IsNot() {
        for (String host : List.of("127.0.0.1:514", "logs:514", ":514", "logs:", "a b")) {
            Typed typed = Typed.in(
                    project, Map.of("LOKI_AUDIT_SYSLOG_HOST", host), new byte[0], "audit", "forward", "--once");
            assertThat(typed.exitCode()).as(host).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(typed.err()).contains("LOKI_AUDIT_SYSLOG_PORT");
        }
        Typed typed = Typed.in(
                project,
                Map.of("LOKI_AUDIT_SYSLOG_HOST", "::1", "LOKI_AUDIT_SYSLOG_PORT", "9"),
                new byte[0],
                "audit",
                "list");
        assertThat(typed.exitCode()).as(typed.err()).isZero();
    }

    @Test
    void aServerThatIsDownIsNamedAndTheRestCounted() throws IOException {
        Typed typed = forward(FreePort.find(), "--json");
        assertThat(typed.exitCode()).isEqualTo(ExitCode.INTERNAL);
        assertThat(typed.out()).startsWith("{\"sent\":0,\"pending\":1,");
        assertThat(typed.err()).contains("connection refused");
    }

    @Test
    void aTrailThatWasRemovedAfterwardsIsTampering() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> takeOne(server));
            forward(server.getLocalPort());
            first.join();
            Files.delete(project.resolve(".loki/audit/audit.jsonl"));
            CompletableFuture<String> alert = CompletableFuture.supplyAsync(() -> takeOne(server));
            Typed typed = forward(server.getLocalPort());
            assertThat(typed.exitCode()).isEqualTo(ExitCode.DENIED);
            assertThat(typed.err())
                    .contains("the audit trail was tampered with")
                    .contains("missing or empty");
            assertThat(alert.get()).contains("<129>1 ").contains("audit_tampered");
        }
    }

    private Typed forward(int port, String... more) {
        Map<String, String> variables = Map.of(
                "HOME",
                project.resolve("home").toString(),
                "LOKI_AUDIT_SYSLOG_HOST",
                "localhost",
                "LOKI_AUDIT_SYSLOG_PROTO",
                "tcp",
                "LOKI_AUDIT_SYSLOG_PORT",
                Integer.toString(port));
        String[] arguments = new String[more.length + 3];
        System.arraycopy(new String[] {"audit", "forward", "--once"}, 0, arguments, 0, 3);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Typed.in(project, variables, new byte[0], arguments);
    }

    private static String takeOne(ServerSocket server) {
        try (Socket client = server.accept()) {
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
