package dev.loki.adapter.github.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Deliveries as GitHub makes them. */
final class Deliveries {

    /** That of GitHub's own documentation. */
    static final String SECRET = "It's a Secret to Everybody";

    static final String ID = "72d3162e-cc78-11e3-81ab-4c9367dc0958";

    private Deliveries() {}

    /** A payload of the resources. */
    static byte[] payload(String name) {
        try (InputStream in = Objects.requireNonNull(Deliveries.class.getResourceAsStream(name + ".json"), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> headers(String event, byte[] body) {
        return Map.of(
                "X-GitHub-Event",
                event,
                "X-GitHub-Delivery",
                ID,
                "X-Hub-Signature-256",
                "sha256=" + hmac("HmacSHA256", body),
                "X-Hub-Signature",
                "sha1=" + hmac("HmacSHA1", body),
                "Content-Type",
                "application/json",
                "User-Agent",
                "GitHub-Hookshot/044aadd");
    }

    static String hmac(String algorithm, byte[] body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
