package dev.loki.adapter.process.scan;

import dev.loki.ports.scan.Content.Sink;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Contents from git's store, by one {@code git cat-file --batch}, which is started at the first one. Thread-safe: one is
 * read at a time, to its end.
 */
final class Blobs implements AutoCloseable {

    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_HEADER = 256;

    private final Git git;
    private @Nullable Process process;
    private @Nullable InputStream answers;

    Blobs(Git git) {
        this.git = git;
    }

    /** Reads one; where no more is wanted of it, the rest is skipped. */
    synchronized void read(String id, Sink sink) throws IOException {
        InputStream in = open();
        ask(id);
        long left = size(header(in));
        byte[] piece = new byte[PIECE];
        boolean wanted = true;
        while (left > 0) {
            int length = in.read(piece, 0, (int) Math.min(PIECE, left));
            if (length < 0) {
                throw new IOException("git ended before the content did");
            }
            left -= length;
            wanted = wanted && sink.take(piece, length);
        }
        if (in.read() != '\n') {
            throw new IOException("git's answer has no end");
        }
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            process.destroy();
        }
    }

    private InputStream open() {
        InputStream open = answers;
        if (open == null) {
            Process started = git.objects();
            open = new BufferedInputStream(started.getInputStream(), PIECE);
            process = started;
            answers = open;
        }
        return open;
    }

    private void ask(String id) throws IOException {
        Process asked = process;
        if (asked != null) {
            asked.getOutputStream().write((id + "\n").getBytes(StandardCharsets.US_ASCII));
            asked.getOutputStream().flush();
        }
    }

    private static String header(InputStream in) throws IOException {
        StringBuilder header = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || header.length() == LONGEST_HEADER) {
                throw new IOException("git gave no answer");
            }
            header.append((char) next);
        }
        return header.toString();
    }

    /** {@code ID TYPE SIZE}, or {@code ID missing}. */
    private static long size(String header) throws IOException {
        String[] fields = header.split(" ", -1);
        try {
            return Long.parseLong(fields[fields.length - 1]);
        } catch (NumberFormatException e) {
            throw new IOException(header.endsWith("missing") ? "the object is missing" : "git gave no size");
        }
    }
}
