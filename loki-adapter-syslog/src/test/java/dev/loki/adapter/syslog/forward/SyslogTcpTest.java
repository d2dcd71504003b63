package dev.loki.adapter.syslog.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.adapter.syslog.forward.SyslogConfig.Protocol;
import dev.loki.adapter.syslog.forward.SyslogServer.Behaviour;
import dev.loki.contracts.forward.AuditSinkContract;
import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.ports.forward.AuditSink;
import dev.loki.ports.forward.SinkException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyslogTcpTest extends AuditSinkContract {

    private SyslogServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = SyslogServer.tcp();
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    @Override
    protected AuditSink sink() {
        return SyslogSink.to(TestConfigs.of(Protocol.TCP, server.port()), "build-7");
    }

    @Override
    protected void takeDown() throws IOException {
        server.close();
    }

    @Override
    protected List<Long> receivedNumbers() {
        return server.numbers();
    }

    @Test
    void aServerThatReadsByteByByteGetsEveryFrameWhole() throws SinkException {
        server.behave(Behaviour.READS_BYTE_BY_BYTE);
        try (AuditSink sink = sink()) {
            sink.send(entries(200));
        }
        assertThat(server.numbers()).hasSize(200).isSorted();
    }

    @Test
    void aConnectionThatIsResetIsNoDelivery() throws SinkException {
        server.behave(Behaviour.RESETS_AFTER_SEVEN);
        try (AuditSink sink = sink()) {
            assertThatExceptionOfType(SinkException.class).isThrownBy(() -> sink.send(entries(5_000)));
            server.behave(Behaviour.TAKES_ALL);
            sink.send(entries(3));
        }
        assertThat(server.numbers()).endsWith(0L, 1L, 2L);
    }

    @Test
    void aServerThatAcceptsAndNeverReadsIsNoDelivery() {
        server.behave(Behaviour.HANGS);
        SyslogConfig config = TestConfigs.of(Protocol.TCP, server.port());
        try (AuditSink sink = SyslogSink.to(config, "build-7", Duration.ofSeconds(2))) {
            assertThatExceptionOfType(SinkException.class)
                    .isThrownBy(() -> sink.send(entries(10)))
                    .withMessageContaining("did not close the connection");
            assertThatExceptionOfType(SinkException.class)
                    .isThrownBy(() -> sink.send(entries(60_000)))
                    .withMessageContaining("took nothing");
        }
    }

    @Test
    void aServerThatNeverReadsIsNamedAlsoWhereTheSocketIsStillBeingClosed() {
        server.behave(Behaviour.HANGS);
        StreamTransport transport = new StreamTransport(
                "localhost", server.port(), Duration.ofSeconds(2), (plain, host, port) -> new SlowToClose(plain));
        List<byte[]> messages = Collections.nCopies(60_000, new byte[1_000]);
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> transport.send(messages))
                .withMessageContaining("took nothing");
    }

    /** Whoever closes it first is held until somebody else closes it, too. */
    private static final class SlowToClose extends Socket {

        private final Socket plain;
        private final AtomicBoolean closing = new AtomicBoolean();
        private final CountDownLatch closedTwice = new CountDownLatch(1);

        SlowToClose(Socket plain) {
            this.plain = plain;
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return plain.getOutputStream();
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // whoever closes it next must get in
        public void close() throws IOException {
            plain.close();
            if (closing.getAndSet(true)) {
                closedTwice.countDown();
                return;
            }
            try {
                closedTwice.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void whatIsMeantForThisMachineGoesThroughNoProxyOfTheJvm() throws IOException {
        Process sender = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-DsocksProxyHost=127.0.0.1",
                        "-DsocksProxyPort=9",
                        "-DsocksNonProxyHosts=",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SendInChildJvm.class.getName(),
                        Integer.toString(server.port()))
                .redirectErrorStream(true)
                .start();
        String said = new String(sender.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("sent");
        assertThat(server.messages()).containsExactly("hello");
    }

    @Test
    void aConnectionThatMetItselfIsNoServer() throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            socket.connect(socket.getLocalSocketAddress());
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> StreamTransport.refuseItself(socket));
        }
    }

    private static List<ForwardedEntry> entries(int count) {
        return LongStream.range(0, count).mapToObj(AuditSinkContract::entry).toList();
    }
}
