package dev.loki.adapter.syslog.forward;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A syslog server for tests that reads octet-counted frames. Closes a connection when the client has ended its side. */
final class SyslogServer implements Closeable {

    private static final Pattern SEQ = Pattern.compile(" seq=\"(\\d+)\"");

    private final ServerSocket server;
    private final Thread thread;
    private final List<byte[]> messages = new ArrayList<>();
    private volatile Behaviour behaviour = Behaviour.TAKES_ALL;
    private volatile @Nullable Socket client;

    SyslogServer(ServerSocket server) {
        this.server = server;
        thread = new Thread(this::accept, "syslog-server");
        thread.setDaemon(true);
        thread.start();
    }

    static SyslogServer tcp() throws IOException {
        return new SyslogServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    int port() {
        return server.getLocalPort();
    }

    void behave(Behaviour next) {
        behaviour = next;
    }

    synchronized List<String> messages() {
        return messages.stream()
                .map(message -> new String(message, StandardCharsets.UTF_8))
                .toList();
    }

    synchronized List<byte[]> frames() {
        return List.copyOf(messages);
    }

    List<Long> numbers() {
        return messages().stream().map(SyslogServer::number).toList();
    }

    static long number(String message) {
        Matcher matcher = SEQ.matcher(message);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
    }

    /** Returns when nobody listens any more: a thread inside accept keeps the port open until it has woken up. */
    @Override
    public void close() throws IOException {
        server.close();
        Socket last = client;
        if (last != null) {
            last.close();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket next = server.accept();
                client = next;
                serve(next);
            } catch (IOException e) {
                // The client or this server went away; what was read stays.
            }
        }
    }

    private void serve(Socket connected) throws IOException {
        if (behaviour == Behaviour.HANGS) {
            return; // nobody reads, and nobody closes
        }
        try (connected;
                InputStream in = new BufferedInputStream(connected.getInputStream(), fragment())) {
            int read = 0;
            for (byte[] frame = frame(in); frame != null; frame = frame(in)) {
                add(frame);
                if (++read == 7 && behaviour == Behaviour.RESETS_AFTER_SEVEN) {
                    connected.setSoLinger(true, 0);
                    return;
                }
            }
        }
    }

    private int fragment() {
        return behaviour == Behaviour.READS_BYTE_BY_BYTE ? 1 : 8192;
    }

    private synchronized void add(byte[] frame) {
        messages.add(frame);
    }

    private static byte @Nullable [] frame(InputStream in) throws IOException {
        int length = 0;
        int c = in.read();
        if (c < 0) {
            return null;
        }
        for (; c != ' '; c = in.read()) {
            if (c < '0' || c > '9') {
                throw new IOException("not a length: " + c);
            }
            length = length * 10 + c - '0';
        }
        byte[] frame = in.readNBytes(length);
        if (frame.length < length) {
            throw new IOException("a frame was cut");
        }
        return frame;
    }

    enum Behaviour {
        TAKES_ALL,
        READS_BYTE_BY_BYTE,
        RESETS_AFTER_SEVEN,
        HANGS
    }
}
