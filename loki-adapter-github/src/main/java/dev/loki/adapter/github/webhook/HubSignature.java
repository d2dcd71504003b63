package dev.loki.adapter.github.webhook;

import dev.loki.domain.digest.HmacSha256;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** {@code sha256=} and the HMAC-SHA256 (RFC 2104) of a body in hex. That of SHA-1, which GitHub sends too, is not looked at. */
final class HubSignature {

    private static final String PREFIX = "sha256=";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{64}");

    private final HmacSha256 hmac;

    HubSignature(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("a webhook needs a secret, the one of its settings on GitHub");
        }
        this.hmac = HmacSha256.of(secret);
    }

    /** Compares in constant time. */
    boolean isOf(byte[] body, String header) {
        return FORM.matcher(header).matches()
                && hmac.isCode(HexFormat.of().parseHex(header.substring(PREFIX.length())), body);
    }
}
