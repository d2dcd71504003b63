package dev.loki.adapter.otlp.receive;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The bytes of a request, unpacked up to a bound: what would come to more is refused before it has. */
final class RequestBody {

    private final int most;

    /** @param most how many bytes a body may have, packed and unpacked */
    RequestBody(int most) {
        this.most = most;
    }

    static boolean isKnown(@Nullable String contentEncoding) {
        return isPlain(contentEncoding) || isGzip(contentEncoding);
    }

    /**
     * The bytes.
     *
     * @param contentEncoding one that {@link #isKnown}
     * @throws TooLargeException where they are too many
     * @throws IllegalArgumentException where they are not what the encoding says
     * @throws IOException where they cannot be read
     */
    byte[] read(InputStream body, @Nullable String contentEncoding) throws IOException {
        InputStream packed = new Bounded(body, most);
        if (isPlain(contentEncoding)) {
            return packed.readAllBytes();
        }
        try (GZIPInputStream unpacked = new GZIPInputStream(packed)) {
            return new Bounded(unpacked, most).readAllBytes();
        } catch (ZipException | EOFException e) {
            throw new IllegalArgumentException("the body is no gzip", e);
        }
    }

    private static boolean isPlain(@Nullable String contentEncoding) {
        return contentEncoding == null || contentEncoding.isBlank() || is("identity", contentEncoding);
    }

    private static boolean isGzip(@Nullable String contentEncoding) {
        return contentEncoding != null && is("gzip", contentEncoding);
    }

    private static boolean is(String name, String contentEncoding) {
        return contentEncoding.strip().toLowerCase(Locale.ROOT).equals(name);
    }

    /** A body has more bytes than it may. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1;

        TooLargeException(int most) {
            super("the body has more than " + most + " bytes; send smaller batches");
        }
    }

    /** Fails after so many bytes; leaves the stream to whom it belongs. */
    private static final class Bounded extends FilterInputStream {

        private final int most;
        private long count;

        Bounded(InputStream in, int most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            counted(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            counted(read);
            return read;
        }

        @Override
        public void close() {
            // not ours
        }

        private void counted(int read) throws TooLargeException {
            count += Math.max(0, read);
            if (count > most) {
                throw new TooLargeException(most);
            }
        }
    }
}
