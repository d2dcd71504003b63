package dev.loki.cli.hook.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens where the resident process did, and says what it never would. */
final class Garbage implements AutoCloseable {

    private final ServerSocketChannel server;
    private final AtomicInteger asked = new AtomicInteger();

    private Garbage(ServerSocketChannel server) {
        this.server = server;
    }

    static Garbage at(Path socket) throws IOException {
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Garbage garbage = new Garbage(server);
        Thread thread = new Thread(garbage::babble, "garbage");
        thread.setDaemon(true);
        thread.start();
        return garbage;
    }

    /** How often somebody came. */
    int asked() {
        return asked.get();
    }

    private void babble() {
        while (server.isOpen()) {
            try (SocketChannel client = server.accept()) {
                asked.incrementAndGet();
                client.read(ByteBuffer.allocate(1 << 16));
                client.write(ByteBuffer.wrap("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nokay".getBytes(UTF_8)));
            } catch (IOException ignored) {
                // the next may be read
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
