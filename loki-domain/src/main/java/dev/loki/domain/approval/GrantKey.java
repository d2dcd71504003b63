package dev.loki.domain.approval;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The key that approvers have and agents have not: a grant made with it carries HMAC-SHA256 (RFC 2104) over the request's
 * id, its digest, the approver and the time in milliseconds since 1970, each with its length before it. Immutable and
 * thread-safe; prints no key.
 */
public final class GrantKey {

    /** The shortest key, in bytes. */
    public static final int SHORTEST = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] DOMAIN = "loki/approval/grant/1\n".getBytes(StandardCharsets.US_ASCII);

    private final SecretKeySpec key;

    private GrantKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * A key of these bytes.
     *
     * @param key at least {@value #SHORTEST} bytes, copied
     * @throws IllegalArgumentException if it is shorter
     */
    public static GrantKey of(byte[] key) {
        if (key.length < SHORTEST) {
            throw new IllegalArgumentException(
                    "a key of approvals has at least " + SHORTEST + " bytes, this one has " + key.length);
        }
        return new GrantKey(key);
    }

    /** The proof of a grant, in lower-case hex. */
    public String mac(String requestId, String digest, String approver, Instant time) {
        Mac mac = begin();
        mac.update(DOMAIN);
        mac.update(Prefixed.text(requestId));
        mac.update(Prefixed.text(digest));
        mac.update(Prefixed.text(approver));
        mac.update(Prefixed.text(Long.toString(time.toEpochMilli())));
        return HexFormat.of().formatHex(mac.doFinal());
    }

    /** Whether this is such a proof; takes as long for one that is nearly right as for any other. */
    public boolean proves(@Nullable String mac, String requestId, String digest, String approver, Instant time) {
        byte[] expected = mac(requestId, digest, approver, time).getBytes(StandardCharsets.US_ASCII);
        return mac != null && MessageDigest.isEqual(expected, mac.getBytes(StandardCharsets.UTF_8));
    }

    private Mac begin() {
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
        return "GrantKey[...]";
    }
}
