package dev.loki.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent through a guard, over real sockets. */
class GuardedSenderTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final AllowedHosts NOBODY = AllowedHosts.of("LOKI_WEBHOOK_ALLOW", List.of());
    private static final AllowedHosts LOOPBACK = AllowedHosts.of("LOKI_WEBHOOK_ALLOW", List.of("127.0.0.1"));

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aHostThatIsAllowedGetsWhatIsSent() throws Exception {
        server.enqueue(new MockResponse.Builder().code(204).build());

        assertThat(post(LOOPBACK, Resolver.SYSTEM, "127.0.0.1").status()).isEqualTo(204);
    }

    @Test
    void anAddressThatIsRefusedIsNeverConnectedTo() {
        assertRefused(() -> post(NOBODY, Resolver.SYSTEM, "127.0.0.1"), "this machine");
    }

    @Test
    void dnsThatAnswersAPublicAddressFirstAndAPrivateOneSecondIsRefusedAtConnect() throws Exception {
        Deque<String> answers = new ArrayDeque<>(List.of("93.184.215.14", "127.0.0.1"));
        Resolver rebinding = host -> List.of(InetAddress.getByAddress(host, octets(answers.remove())));
        AddressGuard guard = new AddressGuard(NOBODY, rebinding);
        HttpEndpoint endpoint = guard.check("http://hooks.example.com:" + server.getPort() + "/");

        assertThat(guard.addresses("hooks.example.com")).hasSize(1);
        try (HttpSender sender = HttpSender.guarded(TIMEOUT, 100, guard, null)) {
            assertRefused(() -> sender.post(endpoint, HttpHeaders.NONE, new byte[0]), "this machine");
        }
        assertThat(answers).isEmpty();
    }

    @Test
    void theAddressThatWasJudgedIsTheOneThatIsConnectedTo() throws Exception {
        server.enqueue(new MockResponse.Builder().code(204).build());
        Deque<String> answers = new ArrayDeque<>(List.of("127.0.0.1", "10.0.0.1"));
        Resolver once = host -> List.of(InetAddress.getByAddress(host, octets(answers.remove())));

        assertThat(post(LOOPBACK, once, "hooks.example.com").status()).isEqualTo(204);
        assertThat(answers).containsExactly("10.0.0.1");
    }

    @Test
    void oneBadAddressAmongGoodOnesIsEnough() {
        Resolver both = host -> List.of(
                InetAddress.getByAddress(host, octets("127.0.0.1")),
                InetAddress.getByAddress(host, octets("10.0.0.1")));

        assertRefused(() -> post(LOOPBACK, both, "hooks.example.com"), "private");
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(307)
                .addHeader("Location", "http://169.254.169.254/")
                .build());

        assertThat(post(LOOPBACK, Resolver.SYSTEM, "127.0.0.1").status()).isEqualTo(307);
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void aNameThatNobodyKnowsIsATransientFailure() {
        Resolver empty = host -> {
            throw new UnknownHostException(host);
        };

        assertThatExceptionOfType(TransientHttpFailure.class)
                .isThrownBy(() -> post(LOOPBACK, empty, "hooks.example.com"))
                .withMessage("host not found");
    }

    @Test
    void aLookUpThatHangsEndsWithTheDeadline() {
        CountDownLatch never = new CountDownLatch(1);
        Resolver hanging = host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        };
        AddressGuard guard = new AddressGuard(LOOPBACK, hanging);

        try (HttpSender hasty = HttpSender.guarded(Duration.ofMillis(50), 100, guard, null)) {
            assertThatExceptionOfType(TransientHttpFailure.class)
                    .isThrownBy(() ->
                            hasty.post(HttpEndpoint.parse("http://hooks.example.com/"), HttpHeaders.NONE, new byte[0]));
        }
        never.countDown();
    }

    @Test
    void anAnswerOfTenGigabytesIsCutOff() throws Exception {
        AtomicLong written = new AtomicLong();
        try (ServerSocket endless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> flood(endless, written));
            thread.start();
            AddressGuard guard = new AddressGuard(LOOPBACK);
            HttpEndpoint endpoint = guard.check("http://127.0.0.1:" + endless.getLocalPort() + "/");
            try (HttpSender sender = HttpSender.guarded(TIMEOUT, 100, guard, null)) {
                assertThat(sender.post(endpoint, HttpHeaders.NONE, new byte[0]).body())
                        .hasSize(100);
            }
            thread.join();
        }
        assertThat(written.get()).isLessThan(50_000_000);
    }

    private static void flood(ServerSocket server, AtomicLong written) {
        byte[] piece = new byte[64 << 10];
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n".getBytes(UTF_8));
            while (written.addAndGet(piece.length) < 10_000_000_000L) {
                out.write(piece);
            }
        } catch (IOException e) {
            // The sender has heard enough.
        }
    }

    private HttpReply post(AllowedHosts allowed, Resolver resolver, String host) throws HttpFailure {
        AddressGuard guard = new AddressGuard(allowed, resolver);
        HttpEndpoint endpoint = HttpEndpoint.parse("http://" + host + ":" + server.getPort() + "/hook");
        try (HttpSender sender = HttpSender.guarded(TIMEOUT, 100, guard, null)) {
            return sender.post(endpoint, HttpHeaders.NONE, "hello".getBytes(UTF_8));
        }
    }

    private void assertRefused(ThrowingCallable call, String reason) {
        assertThatExceptionOfType(PermanentHttpFailure.class).isThrownBy(call).withMessageContaining(reason);
        assertThat(server.getRequestCount()).isZero();
    }

    private static byte[] octets(String address) {
        return Objects.requireNonNull(IpLiteral.bytes(address));
    }
}
