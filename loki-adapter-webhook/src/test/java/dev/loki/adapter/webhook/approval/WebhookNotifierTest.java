package dev.loki.adapter.webhook.approval;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.approval.Delivery;
import dev.loki.http.AddressGuard;
import dev.loki.http.AllowedHosts;
import dev.loki.http.ClientTls;
import dev.loki.http.RetryPolicy;
import dev.loki.http.SteppedClock;
import dev.loki.testing.FreePort;
import dev.loki.testing.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against servers that behave, and that do not. Waits between attempts pass at once. */
class WebhookNotifierTest {

    private static final Instant NOW = ApprovalRequests.ASKED;
    private static final String SECRET = "0123456789abcdef0123456789abcdef"; // loki:allow
    private static final WebhookKey KEY = WebhookKey.of((SECRET + "\n").getBytes(US_ASCII));
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration HASTY = Duration.ofMillis(200);

    private final MockWebServer server = new MockWebServer();
    private final SteppedClock clock = new SteppedClock(NOW);

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theRequestArrivesWithItsActionAndItsTimes() throws Exception {
        server.enqueue(status(204));

        Delivery delivery = tell(PATIENT);

        assertThat(delivery).isEqualTo(new Delivery(Delivery.State.DELIVERED, NOW, "answered 204"));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/hook?team=7");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(body(request))
                .isEqualTo(
                        "{\"type\":\"approval_request\",\"id\":\"apr-1771668000000-abc123\",\"phase\":\"deployment\","
                                + "\"gate\":\"release\",\"point\":\"pre_deployment\",\"reason\":\"a person must agree\","
                                + "\"policies\":[\"release-gates\"],\"requester\":\"ann\",\"approvers\":1,"
                                + "\"context\":{\"command\":\"deploy\",\"token\":\"***\"},\"digest\":\"d1\","
                                + "\"createdAt\":\"2026-02-21T10:00:00Z\",\"expiresAt\":\"2026-02-21T10:30:00Z\"}");
    }

    @Test
    void theSignatureIsThatOfTimestampAndBody() throws Exception {
        server.enqueue(status(200));

        tell(PATIENT);

        RecordedRequest request = server.takeRequest();
        String timestamp = request.getHeaders().get("X-Loki-Timestamp");
        assertThat(timestamp).isEqualTo(Long.toString(NOW.getEpochSecond()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(US_ASCII), "HmacSHA256"));
        String expected = HexFormat.of().formatHex(mac.doFinal((timestamp + "." + body(request)).getBytes(UTF_8)));
        assertThat(request.getHeaders().get("X-Loki-Signature")).isEqualTo("sha256=" + expected);
    }

    @Test
    void withoutAKeyNothingIsSignedAndThatIsSaid() throws Exception {
        server.enqueue(status(200));

        Delivery delivery = tell(address(), null, null, PATIENT);

        assertThat(delivery.detail()).isEqualTo("answered 200, unsigned");
        assertThat(server.takeRequest().getHeaders().get("X-Loki-Signature")).isNull();
    }

    /** Defect 12: webhooks are unsigned, not retried, dropped silently. */
    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void defect12AWebhookIsSignedRetriedAndItsOutcomeKnown(int trouble) throws Exception {
        server.enqueue(status(trouble));
        server.enqueue(status(trouble));
        server.enqueue(status(202));

        Delivery delivery = tell(PATIENT);

        assertThat(delivery.state()).isEqualTo(Delivery.State.DELIVERED);
        assertThat(clock.sleeps()).hasSize(2);
        List<RecordedRequest> attempts = List.of(server.takeRequest(), server.takeRequest(), server.takeRequest());
        assertThat(attempts)
                .allMatch(attempt ->
                        ApprovalRequests.ID.equals(attempt.getHeaders().get("Idempotency-Key")))
                .allMatch(attempt -> attempt.getHeaders().get("X-Loki-Signature") != null);
        assertThat(attempts.get(2).getHeaders().get("X-Loki-Timestamp"))
                .isNotEqualTo(attempts.get(0).getHeaders().get("X-Loki-Timestamp"));
    }

    /** Defect 12, where it stays in vain. */
    @Test
    void defect12AWebhookThatIsNeverThereIsNotDroppedSilently() {
        for (int i = 0; i < 5; i++) {
            server.enqueue(status(503));
        }

        assertThat(tell(PATIENT)).isEqualTo(Delivery.notDelivered(clock.now(), "answered 503"));
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    /** Defect 11: the address guard of webhooks misses every IPv6 form, 0.0.0.0, 127.0.0.2, 100.64/10, {@code localhost.}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://[::1]:%d/",
                "http://[::ffff:127.0.0.2]:%d/",
                "http://[::127.0.0.1]:%d/",
                "http://[64:ff9b::a00:1]:%d/",
                "http://0.0.0.0:%d/",
                "http://127.0.0.2:%d/",
                "http://100.64.0.1:%d/",
                "http://localhost.:%d/",
                "http://localhost:%d/",
                "http://2130706433:%d/",
                "http://[fd00:ec2::254]/",
                "http://169.254.169.254/",
                "file:///etc/passwd",
                "no address"
            })
    void defect11AWebhookToAnAddressThatIsNotOfTheInternetIsNotSent(String url) {
        Delivery delivery = tell(url.formatted(server.getPort()), KEY, null, PATIENT);

        assertThat(delivery.state()).isEqualTo(Delivery.State.NOT_DELIVERED);
        assertThat(delivery.detail()).isNotBlank();
        assertThat(server.getRequestCount()).isZero();
        assertThat(clock.sleeps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 400, 401, 404, 410, 500, 501})
    void whatWillNotPassIsTriedOnceAndNoRedirectIsFollowed(int status) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Location", server.url("/elsewhere").toString())
                .build());

        assertThat(tell(PATIENT)).isEqualTo(Delivery.notDelivered(NOW, "answered " + status));
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void aReceiverThatAsksForMorePatienceThanThereIsIsGivenUp() {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "3600")
                .build());

        assertThat(tell(PATIENT).detail()).isEqualTo("answered 503");
        assertThat(clock.sleeps()).isEmpty();
    }

    @Test
    void aReceiverThatHangsIsGivenUp() {
        for (int i = 0; i < 4; i++) {
            server.enqueue(new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build());
        }

        assertThat(tell(HASTY).detail()).isEqualTo("no answer in time");
    }

    @Test
    void anAnswerThatTricklesIsGivenUp() throws Exception {
        try (TricklingServer trickling = TricklingServer.start()) {
            Delivery delivery = tell("http://127.0.0.1:" + trickling.port() + "/", KEY, null, HASTY);

            assertThat(delivery.detail()).isEqualTo("no answer in time");
        }
    }

    @Test
    void aConnectionThatBreaksIsTriedAgain() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(new MockResponse.Builder()
                .body("x".repeat(1_000))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(status(200));

        assertThat(tell(PATIENT).detail()).isEqualTo("answered 200");
        assertThat(clock.sleeps()).hasSize(2);
    }

    @Test
    void anAnswerThatIsEndlessIsReadNoFurtherThanItMatters() {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Length", "10000000000")
                .body(new Buffer().write(new byte[3_000_000]))
                .build());

        assertThat(tell(PATIENT).state()).isEqualTo(Delivery.State.DELIVERED);
    }

    @Test
    void nobodyThereIsSaid() throws Exception {
        int port = FreePort.find();

        Delivery delivery = tell("http://127.0.0.1:" + port + "/", KEY, null, PATIENT);

        assertThat(delivery.detail()).isEqualTo("connection refused");
        assertThat(clock.sleeps()).hasSize(3);
    }

    @Test
    void aReceiverWithACertificateOfItsHostIsTrustedAndAnotherIsNot(@TempDir Path scratch) throws Exception {
        TestCertificates certificates = TestCertificates.make(scratch, "localhost");
        server.useHttps(certificates.server(certificates.certificate()).getSocketFactory());
        server.enqueue(status(200));
        ClientTls tls = ClientTls.read(certificates.certificate(), null, null);
        String byName = "https://localhost:" + server.getPort() + "/";

        assertThat(tell(byName, KEY, tls, PATIENT).detail()).isEqualTo("answered 200");
        assertThat(tell(byName, KEY, null, PATIENT).detail()).startsWith("TLS could not be agreed on");
    }

    private Delivery tell(Duration exchange) {
        return tell(address(), KEY, null, exchange);
    }

    private Delivery tell(String url, @Nullable WebhookKey key, @Nullable ClientTls tls, Duration exchange) {
        AllowedHosts allowed = AllowedHosts.of("LOKI_WEBHOOK_ALLOW", allowed(url));
        WebhookTimes times = new WebhookTimes(exchange, Duration.ofSeconds(60), RetryPolicy.DEFAULT);
        try (WebhookNotifier notifier = new WebhookNotifier(new AddressGuard(allowed), key, tls, times, clock)) {
            return notifier.tell(url, ApprovalRequests.pending());
        }
    }

    /** The server of the test, and nothing else. */
    private List<String> allowed(String url) {
        return url.startsWith("https://localhost:") ? List.of("127.0.0.1", "localhost") : List.of("127.0.0.1");
    }

    private String address() {
        return "http://127.0.0.1:" + server.getPort() + "/hook?team=7";
    }

    private static String body(RecordedRequest request) {
        okio.ByteString body = request.getBody();
        assertThat(body).isNotNull();
        return body.utf8();
    }

    private static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).build();
    }
}
