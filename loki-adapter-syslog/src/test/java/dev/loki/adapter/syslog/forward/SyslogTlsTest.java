package dev.loki.adapter.syslog.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.adapter.syslog.forward.SyslogConfig.Format;
import dev.loki.adapter.syslog.forward.SyslogConfig.Protocol;
import dev.loki.contracts.forward.AuditSinkContract;
import dev.loki.ports.forward.AuditSink;
import dev.loki.ports.forward.SinkException;
import dev.loki.testing.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
class SyslogTlsTest extends AuditSinkContract {

    @TempDir
    private static Path certificates;

    private static TestCertificates server;
    private static TestCertificates client;

    @TempDir
    private Path scratch;

    private SyslogServer listening;

    @BeforeAll
    static void makeCertificates() throws Exception {
        server = TestCertificates.make(certificates.resolve("server"), "localhost");
        client = TestCertificates.make(certificates.resolve("client"), "agent-host");
    }

    @BeforeEach
    void startServer() throws Exception {
        listening = new SyslogServer(server.listen(client.certificate()));
    }

    @AfterEach
    void stopServer() throws IOException {
        listening.close();
    }

    @Override
    protected AuditSink sink() {
        return SyslogSink.to(
                config(server.certificate(), client.certificate(), client.key()), "build-7", Duration.ofSeconds(60));
    }

    @Override
    protected void takeDown() throws IOException {
        listening.close();
    }

    @Override
    protected List<Long> receivedNumbers() {
        return listening.numbers();
    }

    @Test
    void aServerWithAnotherCertificateGetsNothing() {
        try (AuditSink sink =
                SyslogSink.to(config(client.certificate(), client.certificate(), client.key()), "build-7")) {
            assertThatExceptionOfType(SinkException.class)
                    .isThrownBy(() -> sink.send(List.of(AuditSinkContract.entry(0))))
                    .withMessageStartingWith("TLS: ");
        }
        assertThat(listening.numbers()).isEmpty();
    }

    @Test
    void aServerThatWantsACertificateTakesNothingWithoutOne() {
        try (AuditSink sink = SyslogSink.to(config(server.certificate(), null, null), "build-7")) {
            assertThatExceptionOfType(SinkException.class)
                    .isThrownBy(() -> sink.send(List.of(AuditSinkContract.entry(0))));
        }
        assertThat(listening.numbers()).isEmpty();
    }

    @Test
    void aKeyThatIsNoneIsRefusedByNameOfItsFile() throws IOException {
        Path notAKey = Files.writeString(scratch.resolve("not-a-key.pem"), "hello");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyslogSink.to(config(server.certificate(), client.certificate(), notAKey), "build-7"))
                .withMessageContaining("not-a-key.pem")
                .withMessageContaining("BEGIN PRIVATE KEY");
    }

    private SyslogConfig config(Path ca, @Nullable Path certificate, @Nullable Path key) {
        return new SyslogConfig(
                "localhost",
                listening.port(),
                Protocol.TLS,
                Facility.LOCAL0,
                Format.RFC5424,
                "v",
                "p",
                "1",
                ca,
                certificate,
                key);
    }
}
