package dev.loki.adapter.linear.tracker;

import dev.loki.domain.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The ids that we give to what we create at Linear, which takes UUIDs of version 4 from clients. Ours are the first 122
 * bits of the SHA-256 of what is done, in the shape of one: so a process that comes after a crash, and another that does
 * the same, names it alike, and Linear can hold it only once.
 */
final class ClientId {

    private static final long VERSION_BITS = 0xf000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_BITS = 0xc000_0000_0000_0000L;
    private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

    private ClientId() {}

    /** The id of what an operation creates. */
    static String of(String operation) {
        ByteBuffer digest =
                ByteBuffer.wrap(Sha256.of("loki/linear/id\n".getBytes(StandardCharsets.UTF_8), utf8(operation)));
        long high = (digest.getLong() & ~VERSION_BITS) | VERSION_4;
        long low = (digest.getLong() & ~VARIANT_BITS) | VARIANT_2;
        return new UUID(high, low).toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
