package dev.loki.adapter.webhook.approval;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A server that answers at once, and then a byte now and then, for ever. */
final class TricklingServer implements AutoCloseable {

    private static final int PAUSE_MILLIS = 20;

    private final ServerSocket socket;

    private TricklingServer(ServerSocket socket) {
        this.socket = socket;
    }

    static TricklingServer start() throws IOException {
        TricklingServer server = new TricklingServer(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(server::accept);
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                client.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n".getBytes(US_ASCII));
                client.setSoTimeout(PAUSE_MILLIS);
                trickle(client);
            } catch (IOException e) {
                // The client has gone, or the test has ended.
            }
        }
    }

    private static void trickle(Socket client) throws IOException {
        while (true) {
            try {
                if (client.getInputStream().read() < 0) {
                    return;
                }
            } catch (SocketTimeoutException nothingMore) {
                client.getOutputStream().write('x');
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
