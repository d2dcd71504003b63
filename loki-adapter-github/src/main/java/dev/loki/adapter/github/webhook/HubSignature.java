package dev.loki.adapter.github.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code sha256=} and the HMAC-SHA256 (RFC 2104) of a body in hex. That of SHA-1, which GitHub sends too, is not looked at. */
final class HubSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{64}");

    private final SecretKeySpec key;

    HubSignature(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("a webhook needs a secret, the one of its settings on GitHub");
        }
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Compares in constant time. */
    boolean isOf(byte[] body, String header) {
        return FORM.matcher(header).matches()
                && MessageDigest.isEqual(HexFormat.of().parseHex(header.substring(PREFIX.length())), of(body));
    }

    private byte[] of(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
