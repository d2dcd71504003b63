package dev.loki.adapter.fs.scan;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.ports.scan.Content;
import dev.loki.ports.scan.ContentSource;
import dev.loki.ports.scan.Contents;
import dev.loki.ports.scan.UnreadableContentException;
import java.io.IOException;
import java.io.InputStream;

/**
 * One text that comes on a stream. Leaves the stream open.
 *
 * @param name what it is called
 */
public record StreamContent(String name, InputStream in) implements Content, ContentSource {

    private static final int PIECE = 64 * 1024;

    @Override
    public Contents list() {
        return Contents.of(this);
    }

    @Override
    public void close() {}

    @Override
    public void read(Sink sink) throws UnreadableContentException {
        try {
            pump(in, sink);
        } catch (IOException e) {
            throw new UnreadableContentException(IoReason.of(e));
        }
    }

    static void pump(InputStream in, Sink sink) throws IOException {
        byte[] piece = new byte[PIECE];
        int length = in.read(piece);
        while (length >= 0 && sink.take(piece, length)) {
            length = in.read(piece);
        }
    }
}
