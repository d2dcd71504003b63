package dev.loki.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.testing.TestCertificates;
import java.nio.file.Path;
import java.time.Duration;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTlsTest {

    @Test
    void aServiceIsSpokenToWhereItsCertificateIsTrusted(@TempDir Path scratch) throws Exception {
        TestCertificates certificates = TestCertificates.make(scratch, "localhost");
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(certificates.server(certificates.certificate()).getSocketFactory());
            server.start();
            server.enqueue(NoteService.json(200, "{}"));
            ServiceSettings settings = NoteClient.settings("https://localhost:" + server.getPort());

            try (NoteClient stranger = NoteClient.with(settings)) {
                assertThatExceptionOfType(PermanentHttpFailure.class)
                        .isThrownBy(stranger::write)
                        .matches(failure -> !failure.outcomeUnknown());
            }
            try (NoteClient friend =
                    NoteClient.with(settings.withTls(ClientTls.read(certificates.certificate(), null, null)))) {
                assertThat(friend.read().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void whereTlsIsAskedForNothingIsSentWithout() {
        // who speaks no TLS waits for the end of a line that never comes
        ServiceTimes impatient = new ServiceTimes(
                Duration.ofSeconds(10), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMinutes(2));
        try (NoteService plain = new NoteService();
                NoteClient notes =
                        NoteClient.with(NoteClient.settings(plain.url().replace("http:", "https:"))
                                .withTimes(impatient))) {
            assertThatExceptionOfType(HttpFailure.class)
                    .isThrownBy(notes::write)
                    .matches(failure -> !failure.outcomeUnknown());
            assertThat(plain.requests()).isEmpty();
        }
    }
}
