package dev.loki.domain.scan;

import dev.loki.domain.digest.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * The key under which findings are recognised again: a fingerprint is HMAC-SHA256 (RFC 2104) over the detector's id, a
 * zero byte and the value, in hexadecimal. Without the key a short value could be guessed from its hash. Immutable and
 * thread-safe; prints no key.
 */
public final class FingerprintKey {

    private static final int SHORTEST = 16;

    private final HmacSha256 hmac;

    private FingerprintKey(byte[] key) {
        this.hmac = new HmacSha256(key);
    }

    /**
     * A key of these bytes.
     *
     * @param key at least 16 bytes, copied
     * @throws IllegalArgumentException if it is shorter
     */
    public static FingerprintKey of(byte[] key) {
        if (key.length < SHORTEST) {
            throw new IllegalArgumentException(
                    "a fingerprint key has at least " + SHORTEST + " bytes, this one has " + key.length);
        }
        return new FingerprintKey(key);
    }

    /** Makes fingerprints of one value after the other. Not thread-safe. */
    static final class Maker {

        private final Mac mac;

        private Maker(Mac mac) {
            this.mac = mac;
        }

        String fingerprint(String detector, byte[] bytes, Span value) {
            mac.update(detector.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(bytes, value.start(), value.length());
            return HexFormat.of().formatHex(mac.doFinal());
        }
    }

    Maker maker() {
        return new Maker(hmac.begin());
    }

    @Override
    public String toString() {
        return "FingerprintKey[...]";
    }
}
