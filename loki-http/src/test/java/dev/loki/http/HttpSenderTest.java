package dev.loki.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.testing.FreePort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSenderTest {

    private static final int CAP = 1000;

    private final MockWebServer server = new MockWebServer();
    private final HttpSender sender = new HttpSender(Duration.ofSeconds(30), CAP);

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        sender.close();
        server.close();
    }

    @Test
    void bodyAndHeadersArriveAsGiven() throws Exception {
        server.enqueue(new MockResponse(200, okhttp3.Headers.of(), "fine"));

        HttpReply reply = sender.post(endpoint(), HttpHeaders.of(Map.of("Content-Type", "a/b")), bytes("hello"));

        assertThat(reply.requireSuccess().body()).isEqualTo(bytes("fine"));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().values("Content-Type")).containsExactly("a/b");
        assertThat(request.getBody()).isNotNull().hasToString("[text=hello]");
    }

    @Test
    void theFirstBytesOfABufferArrive() throws Exception {
        server.enqueue(new MockResponse.Builder().build());
        byte[] buffer = bytes("x".repeat(20_000) + "not sent");

        sender.post(endpoint(), HttpHeaders.NONE, buffer, 20_000).requireSuccess();

        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("Content-Length")).isEqualTo("20000");
        assertThat(request.getBody()).isNotNull();
        assertThat(request.getBody().utf8()).isEqualTo("x".repeat(20_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void statusesThatMayPassAreTransient(int status) throws Exception {
        server.enqueue(new MockResponse.Builder().code(status).build());

        HttpReply reply = post();

        assertThatExceptionOfType(TransientHttpFailure.class)
                .isThrownBy(reply::requireSuccess)
                .withMessage("answered " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307, 400, 401, 404, 408, 413, 500, 501})
    void otherStatusesArePermanentAndAskedForOnce(int status) throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Location", "/elsewhere")
                .build());

        HttpReply reply = post();

        assertThatExceptionOfType(PermanentHttpFailure.class).isThrownBy(reply::requireSuccess);
        assertThat(server.getRequestCount()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "503, 0",
        "503, 000000000000",
        "503, 2147483648",
        "503, 99999999999999999999",
        "408, 99999999999999999999",
        "429, 99999999999999999999"
    })
    void whateverWaitAServerWantsItIsAskedOnce(int status, String retryAfter) throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Retry-After", retryAfter)
                .build());
        server.enqueue(new MockResponse.Builder().build());

        assertThat(post().status()).isEqualTo(status);
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void theLongestWaitThatAServerMayWantIsHandedOn() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "999999999")
                .build());

        HttpReply reply = post();

        assertThatExceptionOfType(TransientHttpFailure.class)
                .isThrownBy(reply::requireSuccess)
                .satisfies(failure ->
                        assertThat(failure.minimumWait(Instant.EPOCH)).isEqualTo(Duration.ofSeconds(999_999_999)));
    }

    @Test
    void aBodyOfTheCapIsWhole() throws Exception {
        server.enqueue(new MockResponse(200, okhttp3.Headers.of(), "x".repeat(CAP)));

        assertThat(post().body()).hasSize(CAP);
    }

    @Test
    void aGzipBombIsReadUpToTheCap() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Encoding", "gzip")
                .body(new Buffer().write(gzip(new byte[50_000_000])))
                .build());

        assertThat(post().body()).hasSize(CAP);
    }

    @Test
    void aRefusedConnectionIsTransient() throws Exception {
        int port = FreePort.find();
        HttpEndpoint nobody = HttpEndpoint.parse("http://127.0.0.1:" + port);

        assertThatExceptionOfType(TransientHttpFailure.class)
                .isThrownBy(() -> sender.post(nobody, HttpHeaders.NONE, bytes("")))
                .withMessage("connection refused");
    }

    @Test
    void aBrokenConnectionIsTransientAndAskedForOnce() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());

        assertThatExceptionOfType(TransientHttpFailure.class).isThrownBy(this::post);
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void aSilentServerIsTransientOnceTheTimeIsUp() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());

        try (HttpSender hasty = new HttpSender(Duration.ofMillis(50), CAP)) {
            assertThatExceptionOfType(TransientHttpFailure.class)
                    .isThrownBy(() -> hasty.post(endpoint(), HttpHeaders.NONE, bytes("")))
                    .withMessage("no answer in time");
        }
    }

    @Test
    void cancellingEndsACallThatHangs() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        Thread canceller = new Thread(() -> {
            try {
                server.takeRequest();
                sender.cancel();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        canceller.start();

        assertThatExceptionOfType(TransientHttpFailure.class).isThrownBy(this::post);
        canceller.join();
    }

    @Test
    void anInterruptIsTransientAndStaysSet() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpEndpoint nobody = HttpEndpoint.parse("http://127.0.0.1:" + silent.getLocalPort());
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(TransientHttpFailure.class)
                    .isThrownBy(() -> sender.post(nobody, HttpHeaders.NONE, bytes("")));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void noThreadOfTheSenderKeepsTheProcessAlive() throws Exception {
        server.enqueue(new MockResponse.Builder().build());

        post();

        String host = server.getHostName();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().contains(host)
                        || thread.getName().startsWith("OkHttp TaskRunner")
                        || thread.getName().startsWith("Okio"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    private HttpReply post() throws HttpFailure {
        return sender.post(endpoint(), HttpHeaders.NONE, bytes(""));
    }

    private HttpEndpoint endpoint() {
        return HttpEndpoint.parse(server.url("/v1/traces").toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }
}
