package dev.loki.adapter.jira.webhook;

import dev.loki.domain.digest.HmacSha256;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code X-Hub-Signature}: the method and, in hex, the HMAC of the raw body under the webhook's secret. Jira signs with
 * {@code sha256}, and no other method is taken.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/webhooks/#secure-admin-webhooks">Secure webhooks</a>
 */
final class JiraSignature {

    static final String HEADER = "X-Hub-Signature";

    private static final Pattern METHOD = Pattern.compile("([A-Za-z0-9-]{1,20})=(.{0,512})");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{64}");

    private final HmacSha256 hmac;

    JiraSignature(String secret) {
        this.hmac = HmacSha256.of(secret);
    }

    /** What is wrong with the signature of a body, for a person; empty where it is right. Compares in constant time. */
    Optional<String> fault(Optional<String> header, byte[] body) {
        if (header.isEmpty()) {
            return Optional.of(
                    "there is no " + HEADER + "; give the webhook a secret in Jira's settings, the same as here");
        }
        Matcher signature = METHOD.matcher(header.get().strip());
        if (!signature.matches()) {
            return Optional.of(HEADER + " must be sha256= and 64 hex digits");
        }
        if (!signature.group(1).equals("sha256")) {
            return Optional.of(HEADER + " must be made with sha256; a weaker method is not taken");
        }
        if (!HEX.matcher(signature.group(2)).matches()) {
            return Optional.of(HEADER + " must be sha256= and 64 hex digits");
        }
        return hmac.isCode(HexFormat.of().parseHex(signature.group(2)), body)
                ? Optional.empty()
                : Optional.of(
                        "the signature is not that of this body and secret; is the secret the one in Jira's settings,"
                                + " and does the web server pass on the body as it came?");
    }
}
