package dev.loki.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;

class DryRunTest {

    private static final String TOKEN = "s3cret-token";

    @Test
    void whatAsksIsSentAndWhatWritesIsShownWithoutItsSecrets() throws Exception {
        List<String> shown = new ArrayList<>();
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder().body("{}").build());
            server.enqueue(new MockResponse.Builder().body("{}").build());
            ServiceSettings settings = new ServiceSettings(
                    HttpEndpoint.parse(server.url("/api").toString()),
                    HttpHeaders.of(Map.of("Authorization", "Bearer " + TOKEN)),
                    "loki");
            try (ServiceClient client = new ServiceClient(
                    settings,
                    (reply, now) -> new RateDialect.Meaning.Accepted(Duration.ZERO),
                    new DryRun(shown::add),
                    RetryClock.SYSTEM)) {
                client.call(ServiceRequest.get("issues"));
                client.call(ServiceRequest.write("POST", "search", "{}").asReading());
                ServiceRequest write = ServiceRequest.write("POST", "issues", "{\"title\":\"loki " + TOKEN + "\"}");
                assertThatExceptionOfType(PermanentHttpFailure.class)
                        .isThrownBy(() -> client.call(write))
                        .withMessage("not sent: this is a dry run");
                assertThatExceptionOfType(PermanentHttpFailure.class)
                        .isThrownBy(() -> client.call(write.asRepeatable()));
            }
            assertThat(server.getRequestCount()).isEqualTo(2);
        }
        assertThat(shown).hasSize(2).allSatisfy(text -> assertThat(text)
                .startsWith("POST http://")
                .contains("/api/issues\n", "Authorization: ***\n", "User-Agent: loki\n", "{\"title\":\"loki ***\"}")
                .doesNotContain(TOKEN));
    }
}
