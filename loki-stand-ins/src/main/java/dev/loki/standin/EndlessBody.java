package dev.loki.standin;

import java.io.IOException;
import java.util.Locale;
import mockwebserver3.MockResponseBody;
import okio.BufferedSink;

/** A chunked body that goes on until the other side has had enough (RFC 9112, section 7.1). */
final class EndlessBody implements MockResponseBody {

    private final byte[] chunk;

    EndlessBody(int chunkBytes) {
        this.chunk = new byte[chunkBytes];
    }

    @Override
    public long getContentLength() {
        return -1;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        while (true) {
            sink.writeUtf8(Integer.toHexString(chunk.length).toLowerCase(Locale.ROOT))
                    .writeUtf8("\r\n")
                    .write(chunk)
                    .writeUtf8("\r\n")
                    .flush();
        }
    }
}
