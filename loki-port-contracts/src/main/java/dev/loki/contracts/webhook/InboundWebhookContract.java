package dev.loki.contracts.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.ports.webhook.InboundWebhook;
import dev.loki.ports.webhook.WebhookDelivery;
import dev.loki.ports.webhook.WebhookVerdict;
import dev.loki.ports.webhook.WebhookVerdict.Refused;
import dev.loki.ports.webhook.WebhookVerdict.Verified;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every {@link InboundWebhook} does. */
public abstract class InboundWebhookContract {

    /** Verifies what is signed with the {@link #secret}. */
    protected abstract InboundWebhook webhook() throws Exception;

    /** What deliveries are signed with. */
    protected abstract String secret();

    /** When the delivery is received. */
    protected abstract Instant received();

    /** A body that says that an issue changed its status, sent at the time it is received. */
    protected abstract byte[] body() throws Exception;

    /** The headers that the service sends with a body, the signature among them. */
    protected abstract Map<String, String> headers(byte[] body) throws Exception;

    /** The header of the signature, as in {@link #headers}. */
    protected abstract String signatureHeader();

    /** The header that names the delivery, as in {@link #headers}. */
    protected abstract String deliveryHeader();

    /** The longest body that is taken, in bytes. */
    protected abstract int longestBody();

    @Test
    void theServicesOwnIsVerifiedAndSaysWhichIssueChanged() throws Exception {
        Verified verified = verified(verify(headers(body()), body()));
        assertThat(verified.delivery()).isNotBlank();
        assertThat(verified.kind()).isNotBlank();
        assertThat(verified.change()).hasValueSatisfying(change -> {
            assertThat(change.id()).isNotBlank();
            assertThat(change.key()).isNotBlank();
            assertThat(change.status()).isNotBlank();
        });
        assertThat(verified(verify(headers(body()), body())).delivery()).isEqualTo(verified.delivery());
    }

    @Test
    void namesOfHeadersAreReadInEitherCase() throws Exception {
        Map<String, String> upper = headers(body()).entrySet().stream()
                .collect(Collectors.toMap(header -> header.getKey().toUpperCase(Locale.ROOT), Map.Entry::getValue));
        verified(verify(upper, body()));
    }

    @Test
    void aChangedByteOfTheBodyIsRefused() throws Exception {
        byte[] body = body();
        Map<String, String> headers = headers(body);
        for (int at = 0; at < body.length; at++) {
            byte[] changed = body.clone();
            changed[at] ^= 1;
            refused(verify(headers, changed), 401);
        }
        refused(verify(headers, Arrays.copyOf(body, body.length + 1)), 401);
        refused(verify(headers, Arrays.copyOf(body, body.length - 1)), 401);
        refused(verify(headers, new byte[0]), 401);
    }

    @Test
    void whatIsNotSignedOrWronglySignedIsRefused() throws Exception {
        String right = signature();
        refused(verify(without(signatureHeader()), body()), 401);
        for (String wrong : new String[] {
            "",
            " ",
            "=",
            "sha256=",
            "md5=" + right,
            "sha1=da39a3ee5e6b4b0d3255bfef95601890afd80709",
            right + "0",
            right.substring(0, right.length() - 1),
            right.substring(0, right.length() - 1) + "g",
            right.substring(0, right.length() - 1) + "\u00e9",
            "0".repeat(100_000)
        }) {
            refused(verify(with(signatureHeader(), wrong), body()), 401);
        }
    }

    @Test
    void whatDoesNotNameItsDeliveryIsRefused() throws Exception {
        assertThat(verify(without(deliveryHeader()), body())).isInstanceOf(Refused.class);
        assertThat(verify(with(deliveryHeader(), " "), body())).isInstanceOf(Refused.class);
        assertThat(verify(with(deliveryHeader(), "a".repeat(100_000)), body())).isInstanceOf(Refused.class);
    }

    /** Headers that stand twice are joined: whoever is on the way could add one, and neither of the two is to be chosen. */
    @Test
    void aSignatureOrNameThatStandsTwiceIsRefused() throws Exception {
        for (String header : new String[] {signatureHeader(), deliveryHeader()}) {
            String right = Optional.ofNullable(headers(body()).get(header)).orElseThrow();
            String other = right.substring(0, right.length() - 1) + (right.endsWith("0") ? "1" : "0");
            for (String joined : new String[] {
                right + ", " + other, other + ", " + right, right + "," + other, right + ", ", ", " + right
            }) {
                assertThat(verify(with(header, joined), body())).as(joined).isInstanceOf(Refused.class);
            }
        }
    }

    @Test
    void whatIsSignedButNoJsonObjectCannotBeUnderstood() throws Exception {
        for (String text : new String[] {"", "no", "[]", "{", "null", "[".repeat(10_000), "{}{}"}) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            refused(verify(headers(body), body), 400);
        }
    }

    @Test
    void aBodyThatIsTooLongIsRefusedForThat() throws Exception {
        byte[] body = new byte[longestBody() + 1];
        refused(verify(headers(body), body), 413);
    }

    private String signature() throws Exception {
        return Optional.ofNullable(headers(body()).get(signatureHeader())).orElseThrow();
    }

    private Map<String, String> with(String header, String value) throws Exception {
        Map<String, String> headers = new HashMap<>(headers(body()));
        headers.put(header, value);
        return headers;
    }

    private Map<String, String> without(String header) throws Exception {
        Map<String, String> headers = new HashMap<>(headers(body()));
        assertThat(headers.remove(header)).isNotNull();
        return headers;
    }

    private WebhookVerdict verify(Map<String, String> headers, byte[] body) throws Exception {
        return webhook().verify(new WebhookDelivery(headers, body, received()));
    }

    private static Verified verified(WebhookVerdict verdict) {
        assertThat(verdict).isInstanceOf(Verified.class);
        return (Verified) verdict;
    }

    private void refused(WebhookVerdict verdict, int status) throws Exception {
        String signature = signature();
        assertThat(verdict).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.status()).as(refused.reason()).isEqualTo(status);
            assertThat(refused.reason()).isNotBlank().doesNotContain(secret()).doesNotContain(signature);
        });
    }
}
