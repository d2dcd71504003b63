package dev.loki.adapter.syslog.forward;

import dev.loki.adapter.syslog.forward.SyslogConfig.Protocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Sends one message to a port of this machine, over TCP. */
final class SendInChildJvm {

    private SendInChildJvm() {}

    public static void main(String[] args) throws IOException {
        SyslogConfig config = TestConfigs.of(Protocol.TCP, Integer.parseInt(args[0]));
        new StreamTransport(config.host(), config.port(), Duration.ofSeconds(60), StreamTransport.Connector.PLAIN)
                .send(List.of("hello".getBytes(StandardCharsets.UTF_8)));
        System.out.println("sent");
    }
}
