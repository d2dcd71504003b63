package dev.loki.adapter.webhook.approval;

import dev.loki.domain.digest.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The key that a receiver knows Loki's messages by: HMAC-SHA256 (RFC 2104) over the timestamp, a full stop and the body.
 * Immutable and thread-safe; prints no key.
 */
public final class WebhookKey {

    /** The shortest key, in bytes. */
    public static final int SHORTEST = 16;

    private final HmacSha256 hmac;

    private WebhookKey(byte[] key) {
        this.hmac = new HmacSha256(key);
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
        byte[] before = (timestamp + ".").getBytes(StandardCharsets.US_ASCII);
        return "sha256=" + HexFormat.of().formatHex(hmac.code(before, body));
    }

    @Override
    public String toString() {
        return "WebhookKey[...]";
    }
}
