package dev.loki.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of a buffer, written piece by piece: OkHttp would copy them all at once into segments of its own, more
 * than it keeps for the next request.
 */
final class BufferBody extends RequestBody {

    private static final int PIECE = 8 << 10;

    private final byte[] buffer;
    private final int length;

    BufferBody(byte[] buffer, int length) {
        this.buffer = buffer;
        this.length = length;
    }

    @Override
    public @Nullable MediaType contentType() {
        return null;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        for (int at = 0; at < length; at += PIECE) {
            sink.write(buffer, at, Math.min(PIECE, length - at));
        }
    }
}
