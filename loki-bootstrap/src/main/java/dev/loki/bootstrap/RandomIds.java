package dev.loki.bootstrap;

import dev.loki.ports.id.IdSource;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Identifiers from the platform's secure random source, which is opened at the first use. Each thread fetches a few hundred
 * bytes at a time: the source is locked, and takes as long for eight bytes as for many. Thread-safe.
 */
final class RandomIds implements IdSource {

    private static final int FETCHED = 512;

    private static final ThreadLocal<ByteBuffer> LEFT =
            ThreadLocal.withInitial(() -> ByteBuffer.allocate(FETCHED).limit(0));

    @Override
    public long nextBits() {
        ByteBuffer left = LEFT.get();
        long bits = 0;
        while (bits == 0) {
            if (!left.hasRemaining()) {
                byte[] fetched = new byte[FETCHED];
                Holder.RANDOM.nextBytes(fetched);
                left.clear().put(fetched).flip();
            }
            bits = left.getLong();
        }
        return bits;
    }

    private static final class Holder {
        static final SecureRandom RANDOM = new SecureRandom();
    }
}
