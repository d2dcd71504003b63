package dev.loki.domain.digest;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) under one key. Immutable and thread-safe; prints no key. */
public final class HmacSha256 {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param key at least one byte, copied */
    public HmacSha256(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The key is the UTF-8 of a secret that is not empty. */
    public static HmacSha256 of(String secret) {
        return new HmacSha256(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The code of these parts, one after another. */
    public byte[] code(byte[]... parts) {
        Mac mac = begin();
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    /** Whether it is the code of these parts; takes as long whatever differs. */
    public boolean isCode(byte[] code, byte[]... parts) {
        return MessageDigest.isEqual(code(parts), code);
    }

    /** A code to be fed bit by bit, for one thread. */
    public Mac begin() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "HmacSha256[...]";
    }
}
