package dev.loki.adapter.otlp.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.telemetry.DataPoint;
import dev.loki.domain.telemetry.LogRecord;
import dev.loki.domain.telemetry.ReceiverAddress;
import dev.loki.domain.telemetry.SourcedSpan;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.telemetry.TelemetryIntake;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpServerTest {

    private static final String TOKEN = "0123456789abcdef".repeat(4);
    private static final String LOG = """
            {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"1","body":{"stringValue":"said"}}]}]}]}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<LogRecord> taken = new ArrayList<>();
    private ReceiverAddress address;
    private OtlpServer server;

    @BeforeEach
    void open() throws IOException {
        OtlpReceiver receiver = new OtlpReceiver(new Taking(), new JacksonJsonReader());
        address = new ReceiverAddress(OtlpServer.freePort(), TOKEN);
        server = OtlpServer.open(address, () -> receiver);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whoeverShowsTheTokenIsHeardAgainAndAgain() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(post("/v1/logs", TOKEN).statusCode()).isEqualTo(200);
        }

        assertThat(taken).hasSize(20).allMatch(log -> log.body().equals("said"));
        assertThat(post("/v1/else", TOKEN).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeF"})
    void anybodyElseIsRefusedAndNotRead(String shown) throws Exception {
        HttpResponse<String> answer = post("/v1/logs", shown);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("x-loki-receiver").doesNotContain(TOKEN);
        assertThat(taken).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsSaidAndOneThatWasClosedIsFree() throws IOException {
        OtlpReceiver other = new OtlpReceiver(new Taking(), new JacksonJsonReader());
        assertThatThrownBy(() -> OtlpServer.open(address, () -> other)).isInstanceOf(BindException.class);

        server.close();
        server = OtlpServer.open(address, () -> other);
    }

    private HttpResponse<String> post(String path, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address.url() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(LOG));
        if (!token.isEmpty()) {
            request.header("X-Loki-Receiver", token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private final class Taking implements TelemetryIntake {

        @Override
        public String masked(String text) {
            return text;
        }

        @Override
        public void spans(List<SourcedSpan> spans) {}

        @Override
        public void points(List<DataPoint> points) {}

        @Override
        public synchronized void logs(List<LogRecord> logs) {
            taken.addAll(logs);
        }
    }
}
