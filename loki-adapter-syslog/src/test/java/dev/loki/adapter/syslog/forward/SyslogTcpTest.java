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
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
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
        return SyslogSink.to(TestConfigs.of(Protocol.TCP, server.port()));
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
        try (AuditSink sink = SyslogSink.to(config, Duration.ofMillis(300))) {
            assertThatExceptionOfType(SinkException.class)
                    .isThrownBy(() -> sink.send(entries(10)))
                    .withMessageContaining("did not close the connection");
            assertThatExceptionOfType(SinkException.class)
                    .isThrownBy(() -> sink.send(entries(60_000)))
                    .withMessageContaining("took nothing");
        }
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
