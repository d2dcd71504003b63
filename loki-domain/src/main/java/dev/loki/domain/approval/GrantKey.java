package dev.loki.domain.approval;

import dev.loki.domain.digest.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The key that approvers have and agents have not: a grant made with it carries HMAC-SHA256 (RFC 2104) over the request's
 * id, its digest, the approver and the time in milliseconds since 1970, each with its length before it. Immutable and
 * thread-safe; prints no key.
 */
public final class GrantKey {

    /** The shortest key, in bytes. */
    public static final int SHORTEST = 16;

    private static final byte[] DOMAIN = "loki/approval/grant/1\n".getBytes(StandardCharsets.US_ASCII);

    private final HmacSha256 hmac;

    private GrantKey(byte[] key) {
        this.hmac = new HmacSha256(key);
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
        byte[] code = hmac.code(
                DOMAIN,
                Prefixed.text(requestId),
                Prefixed.text(digest),
                Prefixed.text(approver),
                Prefixed.text(Long.toString(time.toEpochMilli())));
        return HexFormat.of().formatHex(code);
    }

    /** Whether this is such a proof; takes as long for one that is nearly right as for any other. */
    public boolean proves(@Nullable String mac, String requestId, String digest, String approver, Instant time) {
        byte[] expected = mac(requestId, digest, approver, time).getBytes(StandardCharsets.US_ASCII);
        return mac != null && MessageDigest.isEqual(expected, mac.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "GrantKey[...]";
    }
}
