package dev.loki.adapter.webhook.approval;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that a receiver knows Loki's messages by: HMAC-SHA256 (RFC 2104) over the timestamp, a full stop and the body.
 * Immutable and thread-safe; prints no key.
 */
public final class WebhookKey {

    /** The shortest key, in bytes. */
    public static final int SHORTEST = 16;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private WebhookKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * The key that a file holds: all of its bytes but line breaks at the end.
     *
     * @throws IllegalArgumentException if it is shorter than {@value #SHORTEST} bytes
     */
    public static WebhookKey of(byte[] file) {
        int length = file.length;
        while (length > 0 && (file[length - 1] == '\n' || file[length - 1] == '\r')) {
            length--;
        }
        if (length < SHORTEST) {
            throw new IllegalArgumentException("expected a key of at least " + SHORTEST + " bytes, found " + length
                    + "; 'openssl rand -hex 32' makes one");
        }
        return new WebhookKey(Arrays.copyOf(file, length));
    }

    /**
     * What goes into {@code X-Loki-Signature}: {@code sha256=} and 64 hex digits.
     *
     * @param timestamp what goes into {@code X-Loki-Timestamp}
     */
    String signature(String timestamp, byte[] body) {
        Mac mac = mac();
        mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "WebhookKey[...]";
    }
}
