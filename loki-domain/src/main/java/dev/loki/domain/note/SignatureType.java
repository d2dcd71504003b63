package dev.loki.domain.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a key signs a note's text, told by the first byte of an encoded key (C2SP signed-note, "Signature types"). One
 * that is not here is not understood; another is added as a constant.
 */
public enum SignatureType {

    /** Ed25519 over the text. */
    ED25519(0x01) {
        @Override
        boolean verify(byte[] publicKey, String text, byte[] signature) {
            return Ed25519.verify(publicKey, utf8(text), signature);
        }
    },

    /** A witness's Ed25519 over the text and the time at which it saw it (C2SP tlog-cosignature). */
    COSIGNATURE(0x04) {
        @Override
        boolean verify(byte[] publicKey, String text, byte[] signature) {
            if (signature.length != TIMED_LENGTH) {
                return false;
            }
            long time = ByteBuffer.wrap(signature).getLong();
            byte[] untimed = Arrays.copyOfRange(signature, Long.BYTES, TIMED_LENGTH);
            return time >= 0 && Ed25519.verify(publicKey, utf8(cosigned(text, time)), untimed);
        }
    };

    private static final int TIMED_LENGTH = Long.BYTES + Ed25519.SIGNATURE_LENGTH;

    private final byte algorithm;

    SignatureType(int algorithm) {
        this.algorithm = (byte) algorithm;
    }

    /** The byte that stands before a key. */
    byte algorithm() {
        return algorithm;
    }

    abstract boolean verify(byte[] publicKey, String text, byte[] signature);

    static Optional<SignatureType> of(byte algorithm) {
        return Arrays.stream(values())
                .filter(type -> type.algorithm == algorithm)
                .findFirst();
    }

    /** What a witness signs: that it saw the text at this time, in seconds since 1970. */
    static String cosigned(String text, long time) {
        return "cosignature/v1\ntime " + time + "\n" + text;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
