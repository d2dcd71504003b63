package dev.loki.adapter.otlp.recorded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, one after the other; of one that is longer than wanted nothing is kept. For one thread. */
final class RecordedLines {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private long number;

    /** @param longest how many bytes a line may have, its end aside */
    RecordedLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line; null after the last. */
    @Nullable
    Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(BUFFER);
        long length = 0;
        boolean ended = false;
        while (!ended && (from < to || fill())) {
            int end = lineEnd();
            int count = end - from;
            if (length + count <= longest) {
                line.write(buffer, from, count);
            } else {
                line = new ByteArrayOutputStream(0);
            }
            length += count;
            ended = end < to;
            from = ended ? end + 1 : end;
        }
        if (length == 0 && !ended) {
            return null;
        }
        number++;
        return new Line(number, length > longest ? null : line.toByteArray(), ended);
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer, 0, BUFFER));
        return to > 0;
    }

    private int lineEnd() {
        int end = from;
        while (end < to && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    /**
     * A line.
     *
     * @param number from 1
     * @param content without its end; null where it is too long
     * @param ended whether it has an end: the last one, while it is being written, has none
     */
    @SuppressWarnings("ArrayRecordComponent") // a hand-over from reader to parser, never compared
    record Line(long number, byte @Nullable [] content, boolean ended) {

        boolean isBlank() {
            if (content == null) {
                return false;
            }
            for (byte c : content) {
                if (c != ' ' && c != '\t' && c != '\r') {
                    return false;
                }
            }
            return true;
        }
    }
}
