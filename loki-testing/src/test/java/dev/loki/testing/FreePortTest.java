package dev.loki.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class FreePortTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void whoeverConnectsIsRefusedAndAServerMayListen() throws IOException {
        int port = FreePort.find();

        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Socket(LOOPBACK, port).close());
        try (ServerSocket server = new ServerSocket(port, 1, LOOPBACK)) {
            assertThat(server.getLocalPort()).isEqualTo(port);
        }
    }

    @Test
    void noneIsGivenTwiceNorWhereSomebodyListens() throws IOException {
        int first = FreePort.find();
        try (ServerSocket taken = new ServerSocket(first + 1, 1, LOOPBACK)) {
            assertThat(FreePort.find()).isNotIn(first, taken.getLocalPort());
        }
    }
}
