package dev.loki.adapter.syslog.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.syslog.forward.SyslogConfig.Protocol;
import dev.loki.contracts.forward.AuditSinkContract;
import dev.loki.ports.forward.AuditSink;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyslogUdpTest {

    @Test
    void eachMessageIsADatagramOfItsOwnWithoutALength() throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                AuditSink sink = SyslogSink.to(TestConfigs.of(Protocol.UDP, server.getLocalPort()), "build-7")) {
            server.setSoTimeout(10_000);
            sink.send(List.of(AuditSinkContract.entry(0), AuditSinkContract.entry(1)));
            assertThat(receive(server))
                    .startsWith("<134>1 2026-01-02T03:04:05.678000Z ")
                    .contains(" seq=\"0\"");
            assertThat(receive(server)).contains(" seq=\"1\"");
        }
    }

    private static String receive(DatagramSocket server) throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
        server.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }
}
