package dev.loki.adapter.otlp.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts spans sent as protobuf, and is down half of the time: for fifty requests it is well, for the next fifty it
 * answers 503 and breaks connections in turns. Keeps nothing, unlike the JDK's server, which keeps each connection that it
 * breaks.
 */
final class FlakyReceiver implements AutoCloseable {

    private static final int STRETCH = 50;
    private static final String LENGTH = "content-length:";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong spans = new AtomicLong();

    FlakyReceiver() throws IOException {
        Thread thread = new Thread(this::serve, "flaky-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    long requests() {
        return requests.get();
    }

    long spans() {
        return spans.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One connection after the other: an exporter has but one. */
    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                InputStream in = new BufferedInputStream(socket.getInputStream());
                while (answer(read(in), socket)) {
                    // the next request on the same connection
                }
            } catch (IOException e) {
                // the other side went away
            }
        }
    }

    /** Whether the connection goes on. */
    private boolean answer(byte[] body, Socket socket) throws IOException {
        long number = requests.getAndIncrement();
        boolean down = number / STRETCH % 2 == 1;
        if (down && number % 2 == 1) {
            return false;
        }
        if (!down) {
            spans.addAndGet(count(body));
        }
        String status = down ? "503 Service Unavailable" : "200 OK";
        socket.getOutputStream().write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(US_ASCII));
        return true;
    }

    private static byte[] read(InputStream in) throws IOException {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        return in.readNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static int count(byte[] body) throws IOException {
        return ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .mapToInt(scope -> scope.getSpansCount())
                .sum();
    }
}
