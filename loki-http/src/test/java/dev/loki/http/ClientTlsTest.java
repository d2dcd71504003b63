package dev.loki.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.loki.testing.TestCertificates;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that wants to know its clients. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
class ClientTlsTest {

    @TempDir
    private static Path certificates;

    private static TestCertificates servers;
    private static TestCertificates clients;

    @TempDir
    private Path scratch;

    private HttpsServer server;

    @BeforeAll
    static void makeCertificates() throws Exception {
        servers = TestCertificates.make(certificates.resolve("server"), "localhost");
        clients = TestCertificates.make(certificates.resolve("client"), "client");
    }

    @BeforeEach
    void start() throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        SSLContext context = servers.server(clients.certificate());
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void bothSidesKnowEachOther() throws Exception {
        assertThat(post(ClientTls.read(servers.certificate(), clients.certificate(), clients.key())))
                .isEqualTo(204);
    }

    @Test
    void aServerThatIsNotTrustedGetsNothing() {
        assertThatThrownBy(() -> post(null)).isInstanceOf(PermanentHttpFailure.class);
        assertThatThrownBy(() -> post(ClientTls.read(clients.certificate(), null, null)))
                .isInstanceOf(PermanentHttpFailure.class);
    }

    @Test
    void aClientWithoutItsCertificateIsNotServed() {
        assertThatThrownBy(() -> post(ClientTls.read(servers.certificate(), null, null)))
                .isInstanceOf(HttpFailure.class);
    }

    @Test
    void aFileThatCannotBeUsedIsNamed() throws Exception {
        Path garbage = Files.writeString(scratch.resolve("garbage.pem"), "hunter2");
        Path key = Files.writeString(
                scratch.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----\n");

        assertRefused(garbage, null, null, "garbage.pem holds no certificate; expected PEM");
        assertRefused(scratch.resolve("gone.pem"), null, null, "gone.pem: no such file");
        assertRefused(null, clients.certificate(), garbage, "garbage.pem holds no key");
        assertRefused(null, clients.certificate(), key, "TLS cannot be set up");
    }

    private static void assertRefused(
            @Nullable Path ca, @Nullable Path certificate, @Nullable Path key, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientTls.read(ca, certificate, key))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
    }

    private int post(@Nullable ClientTls tls) throws HttpFailure {
        HttpEndpoint endpoint =
                HttpEndpoint.parse("https://localhost:" + server.getAddress().getPort());
        try (HttpSender sender = new HttpSender(Duration.ofMinutes(1), 1_000, tls)) {
            return sender.post(endpoint, HttpHeaders.NONE, "{}".getBytes(UTF_8)).status();
        }
    }
}
