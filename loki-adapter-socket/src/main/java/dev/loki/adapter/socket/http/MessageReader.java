package dev.loki.adapter.socket.http;

import dev.loki.ports.resident.ResidentRequest;
import dev.loki.ports.resident.ResidentResponse;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of one connection, one after another. A head has at most {@value #LONGEST_HEAD} bytes, a body as many as
 * is said. Not thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112, HTTP/1.1</a>
 */
public final class MessageReader {

    /** The settings of a client stand in it. */
    static final int LONGEST_HEAD = 128 << 10;

    private static final int LONGEST_CHUNK_LINE = 1 << 10;
    private static final int DIGITS = 8;
    private static final int HEX = 16;

    private final InputStream in;
    private final long longestBody;
    private boolean last;

    public MessageReader(InputStream in, long longestBody) {
        this.in = new BufferedInputStream(in);
        this.longestBody = longestBody;
    }

    /**
     * Reads the next request; empty where there is none any more.
     *
     * @throws BadRequestException where it is not understood; nothing can be read after it
     */
    public Optional<ResidentRequest> request() throws IOException {
        Optional<Head> read = head();
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Head head = read.get();
        if (!head.isHttp11()) {
            throw BadRequestException.bad("expected HTTP/1.1");
        }
        last = head.isLast();
        return Optional.of(new ResidentRequest(head.start().get(0), head.start().get(1), head.headers(), body(head)));
    }

    /**
     * Reads the answer to a request.
     *
     * @throws EOFException where there is none
     */
    public ResidentResponse response() throws IOException {
        Head head = head().orElseThrow(() -> new EOFException("the connection was closed before an answer"));
        String status = head.start().get(1);
        if (!head.start().get(0).equals("HTTP/1.1") || !status.matches("[1-5][0-9]{2}")) {
            throw BadRequestException.bad("the answer is none of HTTP/1.1");
        }
        return new ResidentResponse(Integer.parseInt(status), body(head));
    }

    /** Whether nothing comes after the last request. */
    public boolean isLast() {
        return last;
    }

    private Optional<Head> head() throws IOException {
        List<String> lines = new ArrayList<>();
        int left = LONGEST_HEAD;
        for (String line = line(left); line != null && !line.isEmpty(); line = line(left)) {
            left -= line.length() + 1;
            lines.add(line);
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(Head.parse(lines));
    }

    private byte[] body(Head head) throws IOException {
        if (head.isChunked()) {
            return chunks();
        }
        long length = head.contentLength();
        requireRoom(length);
        byte[] body = in.readNBytes((int) length);
        if (body.length < length) {
            throw new EOFException("the body ends too soon");
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            requireRoom((long) body.size() + size);
            byte[] chunk = in.readNBytes(size);
            if (chunk.length < size || !"".equals(line(0))) {
                throw new EOFException("a piece of the body ends too soon");
            }
            body.write(chunk);
        }
        if (!"".equals(line(LONGEST_CHUNK_LINE))) {
            throw BadRequestException.bad("there are trailers");
        }
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        String line = line(LONGEST_CHUNK_LINE);
        String size = line == null ? "" : line.split(";", 2)[0].strip();
        if (size.length() > DIGITS || !size.matches("[0-9A-Fa-f]{1," + DIGITS + "}")) {
            throw BadRequestException.bad("a piece of the body says no length");
        }
        return (int) Math.min(Long.parseLong(size, HEX), Integer.MAX_VALUE);
    }

    private void requireRoom(long length) throws BadRequestException {
        if (length > longestBody) {
            throw new BadRequestException(
                    BadRequestException.TOO_LARGE, "the body is larger than " + (longestBody >> 20) + " MiB");
        }
    }

    /** A line without its end, as UTF-8; null at the end of what is sent. */
    private @Nullable String line(int longest) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                if (line.size() > 0) {
                    throw new EOFException("a line ends too soon");
                }
                return null;
            }
            if (line.size() > longest) {
                throw new BadRequestException(BadRequestException.HEAD_TOO_LARGE, "a line or the head is too long");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
