package dev.loki.adapter.jira.webhook;

import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.webhook.InboundWebhook;
import dev.loki.ports.webhook.WebhookDelivery;
import dev.loki.ports.webhook.WebhookVerdict;
import dev.loki.ports.webhook.WebhookVerdict.Ignored;
import dev.loki.ports.webhook.WebhookVerdict.Refused;
import dev.loki.ports.webhook.WebhookVerdict.Verified;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Webhooks that an administrator of Jira has set up with a secret. Jira signs no time: what keeps out a delivery that is
 * played again is its identifier, the same for each of Jira's own five retries.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/webhooks/">Webhooks</a>
 */
public final class JiraWebhook implements InboundWebhook {

    /** The longest body that is taken, in bytes. */
    public static final int MAX_BODY = 10_000_000;

    private static final String IDENTIFIER = "X-Atlassian-Webhook-Identifier";

    /** Without a comma, by which the values of a header that stands twice are joined. */
    private static final Pattern WORD = Pattern.compile("[!-+\\--~]{1,200}");

    private final JiraSignature signature;
    private final JsonReader json;
    private final Set<String> issueTypes;

    /**
     * @param secret what Jira signs with
     * @param issueTypes names of the types whose issues are listened to, in letters of either case; empty for all
     * @throws IllegalArgumentException where the secret is blank: then anybody could sign
     */
    public JiraWebhook(String secret, JsonReader json, Set<String> issueTypes) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("the secret of Jira's webhook must not be blank");
        }
        this.signature = new JiraSignature(secret);
        this.json = json;
        this.issueTypes = issueTypes.stream().map(JiraWebhook::plain).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String service() {
        return "jira";
    }

    @Override
    public WebhookVerdict verify(WebhookDelivery delivery) {
        byte[] body = delivery.body();
        if (body.length > MAX_BODY) {
            return new Refused(413, "the body has more than " + MAX_BODY + " bytes");
        }
        Optional<String> fault = signature.fault(delivery.header(JiraSignature.HEADER), body);
        if (fault.isPresent()) {
            return new Refused(401, fault.get());
        }
        String identifier = delivery.header(IDENTIFIER).orElse("").strip();
        return WORD.matcher(identifier).matches()
                ? read(identifier, body)
                : new Refused(400, IDENTIFIER + " is missing, or no word of at most 200 characters");
    }

    private WebhookVerdict read(String identifier, byte[] body) {
        try {
            return json.readStrict(body) instanceof JsonObject payload
                    ? verdict(identifier, new JiraEvent(payload))
                    : new Refused(400, "the body is no JSON object");
        } catch (JsonSyntaxException e) {
            return new Refused(400, "the body is no JSON: " + e.describe());
        }
    }

    private WebhookVerdict verdict(String identifier, JiraEvent event) {
        Optional<String> kind = event.kind();
        if (kind.isEmpty()) {
            return new Refused(400, "the body names no webhookEvent");
        }
        if (issueTypes.isEmpty()
                || event.issueType()
                        .map(JiraWebhook::plain)
                        .filter(issueTypes::contains)
                        .isPresent()) {
            return new Verified(identifier, kind.get(), event.payload(), event.change());
        }
        return new Ignored(identifier, kind.get() + " is of no issue type that is listened to");
    }

    private static String plain(String type) {
        return type.strip().toLowerCase(Locale.ROOT);
    }
}
