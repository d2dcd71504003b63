package dev.loki.adapter.linear.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of a body: HMAC-SHA256 (RFC 2104) over its bytes, in bare hex. Thread-safe; prints no secret. */
final class LinearSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");

    private final SecretKeySpec key;

    /** @throws IllegalArgumentException where the secret is blank: anybody could sign with it */
    LinearSignature(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("the secret of Linear's webhook is empty;"
                    + " copy the signing secret from the webhook's page in Linear's settings, under API");
        }
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Whether a header looks like a signature of this kind at all. */
    static boolean isWellFormed(String header) {
        return HEX.matcher(header).matches();
    }

    /** Whether a well-formed header is the signature of this body; takes as long whatever differs. */
    boolean isOf(byte[] body, String header) {
        return MessageDigest.isEqual(of(body), HexFormat.of().parseHex(header));
    }

    private byte[] of(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
