package dev.loki.adapter.splunk.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.contracts.forward.AuditSinkContract;
import dev.loki.domain.forward.EntryReading;
import dev.loki.domain.forward.ForwardedChain;
import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.forward.AuditSink;
import dev.loki.ports.forward.SinkException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SplunkSinkTest extends AuditSinkContract {

    private static final Pattern SEQ = Pattern.compile("\"loki_seq\":\"(\\d+)\"");

    private final MockWebServer server = new MockWebServer();
    private final List<String> bodies = new ArrayList<>();
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                synchronized (bodies) {
                    bodies.add(request.getBody().utf8());
                }
                return new MockResponse.Builder().code(status).build();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected AuditSink sink() {
        return new SplunkSink(server.url("/").toString(), "the-token", "main", "loki:audit", "host");
    }

    @Override
    protected void takeDown() {
        server.close();
    }

    @Override
    protected List<Long> receivedNumbers() {
        List<Long> numbers = new ArrayList<>();
        Matcher matcher = SEQ.matcher(String.join("", bodies));
        while (matcher.find()) {
            numbers.add(Long.parseLong(matcher.group(1)));
        }
        return numbers;
    }

    @Test
    void anEventHoldsTheEntryItsTimeAndItsPlace() throws Exception {
        try (AuditSink sink = sink()) {
            sink.send(List.of(entry(3)));
        }
        RecordedRequest request = server.takeRequest();
        assertThat(request.getUrl().encodedPath()).isEqualTo("/services/collector/event");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Splunk the-token");
        assertThat(bodies.get(0))
                .startsWith(
                        "{\"time\":1767323045.678,\"source\":\"loki\",\"sourcetype\":\"loki:audit\",\"host\":\"host\","
                                + "\"index\":\"main\",\"event\":{\"seq\":3,")
                .contains("\"fields\":{\"loki_chain\":\"agent\",\"loki_seq\":\"3\",\"loki_hash\":\"" + "ab".repeat(32));
    }

    @Test
    void aTokenThatIsRefusedIsNoDeliveryAndIsNotQuoted() {
        status = 403;
        try (AuditSink sink = sink()) {
            assertThatExceptionOfType(SinkException.class)
                    .isThrownBy(() -> sink.send(List.of(entry(0))))
                    .withMessage("the collector answered 403");
            assertThat(sink.destination()).doesNotContain("the-token");
        }
    }

    @Test
    void aLargeEntryIsAPointerAndManyAreSeveralRequests() throws SinkException {
        JsonObject large = JsonObject.builder()
                .put("seq", 1)
                .put("what", "x".repeat(300_000))
                .build();
        JsonObject medium = JsonObject.builder()
                .put("seq", 2)
                .put("what", "y".repeat(200_000))
                .build();
        try (AuditSink sink = sink()) {
            sink.send(List.of(of(large), of(medium), of(medium), of(medium), of(medium), of(medium)));
        }
        assertThat(bodies).hasSize(2).allMatch(body -> body.length() < 1_000_000);
        assertThat(bodies.get(0)).contains("\"pointer\":{").doesNotContain("x".repeat(1_000));
    }

    private static ForwardedEntry of(JsonObject fields) {
        return EntryReading.entry(
                ForwardedChain.AGENT, 0, fields, fields.toString().getBytes(StandardCharsets.UTF_8));
    }
}
