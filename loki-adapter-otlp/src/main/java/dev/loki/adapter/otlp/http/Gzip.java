package dev.loki.adapter.otlp.http;

import dev.loki.adapter.otlp.wire.Encoded;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses messages into a buffer that is used again, as is the compressor. Not thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952.html">RFC 1952, gzip</a>
 */
final class Gzip {

    /** Two magic bytes, deflate, no flags, no time, no extra flags, an unknown system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private static final int TRAILER = 2 * Integer.BYTES;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final CRC32 checksum = new CRC32();
    private byte[] out = Arrays.copyOf(HEADER, 8192);

    /** The message compressed, until the next one is. */
    Encoded compress(Encoded message) {
        deflater.reset();
        deflater.setInput(message.buffer(), 0, message.length());
        deflater.finish();
        int length = HEADER.length;
        while (!deflater.finished()) {
            length += deflater.deflate(out, length, out.length - length - TRAILER);
            if (!deflater.finished()) {
                out = Arrays.copyOf(out, 2 * out.length);
            }
        }
        checksum.reset();
        checksum.update(message.buffer(), 0, message.length());
        littleEndian((int) checksum.getValue(), length);
        littleEndian(message.length(), length + Integer.BYTES);
        return new Encoded(out, length + TRAILER);
    }

    private void littleEndian(int value, int position) {
        for (int i = 0; i < Integer.BYTES; i++) {
            out[position + i] = (byte) (value >>> (Byte.SIZE * i));
        }
    }
}
