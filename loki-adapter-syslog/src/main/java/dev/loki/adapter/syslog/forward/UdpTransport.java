package dev.loki.adapter.syslog.forward;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One message a datagram (RFC 5426). Nobody learns what is lost, so datagrams are not sent faster than servers take them. */
final class UdpTransport implements Transport {

    private static final int AT_ONCE = 50;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final String host;
    private final int port;
    private volatile boolean aborted;

    UdpTransport(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public void send(List<byte[]> messages) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            // Looked up each time: a server may move.
            socket.connect(new InetSocketAddress(InetAddress.getByName(host), port));
            int sent = 0;
            for (byte[] message : messages) {
                if (aborted) {
                    throw new IOException("broken off");
                }
                socket.send(new DatagramPacket(message, message.length));
                if (++sent % AT_ONCE == 0) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }
    }

    @Override
    public void abort() {
        aborted = true;
    }
}
