package dev.loki.adapter.syslog.forward;

import dev.loki.http.Loopback;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Octet-counted messages (RFC 6587, section 3.4.1; RFC 5425, section 4.3), one connection for each send. Syslog has no
 * acknowledgement, but TCP has an end: this side says that nothing more comes, and the server, when it has read
 * everything, closes too. Only then a send returns.
 */
final class StreamTransport implements Transport {

    private final String host;
    private final int port;
    private final Duration timeout;
    private final Connector connector;
    private final Deadline deadline;
    private @Nullable Socket socket;
    private boolean aborted;

    /**
     * @param timeout for connecting, for the server's end, and for a server that takes nothing
     */
    StreamTransport(String host, int port, Duration timeout, Connector connector) {
        this.host = host;
        this.port = port;
        this.timeout = timeout;
        this.connector = connector;
        this.deadline = new Deadline(timeout);
    }

    @Override
    public void send(List<byte[]> messages) throws IOException {
        try (Socket plain = newSocket()) {
            use(plain);
            plain.connect(new InetSocketAddress(host, port), millis());
            refuseItself(plain);
            plain.setSoTimeout(millis());
            try (Socket connected = connector.over(plain, host, port)) {
                write(connected, messages);
                confirm(connected);
            }
        } finally {
            forget();
        }
    }

    @Override
    public synchronized void abort() {
        aborted = true;
        Deadline.close(socket);
    }

    /** What is meant for this machine goes through no proxy, whatever the JVM is told of: it would leave the machine. */
    private Socket newSocket() {
        return Loopback.isNamedBy(host) ? new Socket(Proxy.NO_PROXY) : new Socket();
    }

    /**
     * Where nobody listens on a local port of the range that the kernel itself draws from, a connection can meet
     * itself (TCP's simultaneous open, RFC 9293, section 3.5) and would read back what it wrote: a delivery to nobody.
     */
    static void refuseItself(Socket connected) throws ConnectException {
        if (connected.getLocalSocketAddress().equals(connected.getRemoteSocketAddress())) {
            throw new ConnectException("nobody listens on this port");
        }
    }

    /** A server that takes nothing would hold up a write for ever: the deadline closes the socket. */
    private void write(Socket connected, List<byte[]> messages) throws IOException {
        ScheduledFuture<?> end = deadline.start(connected);
        try {
            OutputStream out = new BufferedOutputStream(connected.getOutputStream(), 1 << 16);
            for (byte[] message : messages) {
                out.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
                out.write(message);
            }
            out.flush();
        } catch (SocketException e) {
            // Whoever closed the socket may still be at it, so that the task itself is not done.
            throw end.getDelay(TimeUnit.NANOSECONDS) <= 0
                    ? new SocketTimeoutException("the server took nothing for " + timeout.toSeconds() + " s")
                    : e;
        } finally {
            end.cancel(false);
        }
    }

    private void confirm(Socket connected) throws IOException {
        connected.shutdownOutput();
        InputStream in = connected.getInputStream();
        try {
            while (in.read() >= 0) {
                // A syslog server says nothing; what one says is not looked at.
            }
        } catch (SocketTimeoutException e) {
            SocketTimeoutException clearer =
                    new SocketTimeoutException("the server did not close the connection within "
                            + timeout.toSeconds()
                            + " s after it was told that nothing more comes, so it is not known whether it"
                            + " has read everything");
            clearer.initCause(e);
            throw clearer;
        }
    }

    private synchronized void use(Socket next) throws IOException {
        if (aborted) {
            throw new IOException("broken off");
        }
        socket = next;
    }

    private synchronized void forget() {
        socket = null;
    }

    private int millis() {
        return Math.toIntExact(timeout.toMillis());
    }

    /** Makes the connection of the protocol over one of TCP. */
    @FunctionalInterface
    interface Connector {

        /** As it is. */
        Connector PLAIN = (plain, host, port) -> plain;

        Socket over(Socket plain, String host, int port) throws IOException;
    }
}
