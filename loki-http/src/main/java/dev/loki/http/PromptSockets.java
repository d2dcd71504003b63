package dev.loki.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that send the end of a request at once. Otherwise it waits until the other side has acknowledged the part before,
 * which that side puts off for up to 40 ms (RFC 896 meets RFC 1122, section 4.2.3.2).
 */
final class PromptSockets extends SocketFactory {

    private final @Nullable AddressGuard guard;

    /** @param guard judges where they connect to; null where whoever makes them has done so */
    PromptSockets(@Nullable AddressGuard guard) {
        this.guard = guard;
    }

    @Override
    public Socket createSocket() throws IOException {
        return guard == null ? new PromptSocket() : new GuardedSocket(guard);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
    }

    private Socket connected(InetSocketAddress to, @Nullable InetSocketAddress from) throws IOException {
        Socket socket = createSocket();
        try {
            socket.bind(from);
            socket.connect(to);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
