package dev.loki.adapter.linear.webhook;

import dev.loki.domain.digest.HmacSha256;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The signature of a body: HMAC-SHA256 (RFC 2104) over its bytes, in bare hex. Thread-safe; prints no secret. */
final class LinearSignature {

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");

    private final HmacSha256 hmac;

    /** @throws IllegalArgumentException where the secret is blank: anybody could sign with it */
    LinearSignature(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("the secret of Linear's webhook is empty;"
                    + " copy the signing secret from the webhook's page in Linear's settings, under API");
        }
        this.hmac = HmacSha256.of(secret);
    }

    /** Whether a header looks like a signature of this kind at all. */
    static boolean isWellFormed(String header) {
        return HEX.matcher(header).matches();
    }

    /** Whether a well-formed header is the signature of this body; takes as long whatever differs. */
    boolean isOf(byte[] body, String header) {
        return hmac.isCode(HexFormat.of().parseHex(header), body);
    }
}
