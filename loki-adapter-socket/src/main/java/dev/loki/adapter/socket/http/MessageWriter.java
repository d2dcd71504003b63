package dev.loki.adapter.socket.http;

import dev.loki.ports.resident.ResidentRequest;
import dev.loki.ports.resident.ResidentResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes messages of HTTP/1.1, each at once. */
public final class MessageWriter {

    private static final int NO_CONTENT = 204;

    private MessageWriter() {}

    /**
     * Writes an answer.
     *
     * @param last whether the connection is closed after it
     */
    public static void write(ResidentResponse response, boolean last, OutputStream out) throws IOException {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(response.status()).append(" -\r\n");
        if (response.status() != NO_CONTENT) {
            head.append("Content-Length: ").append(response.body().length).append("\r\n");
        }
        if (last) {
            head.append("Connection: close\r\n");
        }
        write(head, response.body(), out);
    }

    /** Writes a request whose headers have no line breaks, as the last one of its connection. */
    public static void write(ResidentRequest request, OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder()
                .append(request.method())
                .append(' ')
                .append(request.path())
                .append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: ")
                .append(request.body().length)
                .append("\r\n");
        request.headers()
                .forEach((name, values) -> values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n")));
        write(head, request.body(), out);
    }

    private static void write(StringBuilder head, byte[] body, OutputStream out) throws IOException {
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] message = new byte[start.length + body.length];
        System.arraycopy(start, 0, message, 0, start.length);
        System.arraycopy(body, 0, message, start.length, body.length);
        out.write(message);
        out.flush();
    }
}
