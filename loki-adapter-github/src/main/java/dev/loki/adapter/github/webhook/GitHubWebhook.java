package dev.loki.adapter.github.webhook;

import dev.loki.adapter.github.rest.Fields;
import dev.loki.adapter.github.tracker.StatusLabels;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.webhook.InboundWebhook;
import dev.loki.ports.webhook.WebhookDelivery;
import dev.loki.ports.webhook.WebhookVerdict;
import dev.loki.ports.webhook.WebhookVerdict.Ignored;
import dev.loki.ports.webhook.WebhookVerdict.Refused;
import dev.loki.ports.webhook.WebhookVerdict.Verified;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Deliveries of GitHub: signed in {@code X-Hub-Signature-256}, named by {@code X-GitHub-Delivery}, which stays the same when
 * one is delivered again, and of the kind that {@code X-GitHub-Event} tells. The signature covers the body alone, and no time.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">Validating deliveries</a>
 */
public final class GitHubWebhook implements InboundWebhook {

    /** The longest body that GitHub sends, in bytes. */
    public static final int LONGEST_BODY = 25 * 1024 * 1024;

    private static final Pattern DELIVERY = Pattern.compile("[0-9A-Za-z-]{8,64}");
    private static final Pattern EVENT = Pattern.compile("[a-z_]{1,64}");
    private static final Set<String> KNOWN =
            Set.of("issues", "issue_comment", "pull_request", "pull_request_review", "check_run", "push");

    private final HubSignature signature;
    private final JsonReader reader;
    private final IssueEvents issues;

    /** @throws IllegalArgumentException where there is no secret */
    public GitHubWebhook(String secret, JsonReader reader) {
        this(secret, StatusLabels.DEFAULT, reader);
    }

    /**
     * @param labels what a label that is put on an issue says of its status
     * @throws IllegalArgumentException where there is no secret
     */
    public GitHubWebhook(String secret, StatusLabels labels, JsonReader reader) {
        this.signature = new HubSignature(secret);
        this.reader = reader;
        this.issues = new IssueEvents(labels);
    }

    @Override
    public String service() {
        return "github";
    }

    @Override
    public WebhookVerdict verify(WebhookDelivery delivery) {
        byte[] body = delivery.body();
        if (body.length > LONGEST_BODY) {
            return new Refused(413, "the body is longer than " + LONGEST_BODY + " bytes, which GitHub never sends");
        }
        String signed = delivery.header("X-Hub-Signature-256").orElse("");
        if (!signature.isOf(body, signed)) {
            return new Refused(
                    401,
                    signed.isEmpty()
                            ? "there is no X-Hub-Signature-256: set a secret in the webhook's settings on GitHub"
                            : "X-Hub-Signature-256 does not fit the body: is the secret the one in the webhook's settings?");
        }
        String id = delivery.header("X-GitHub-Delivery").orElse("");
        String event = delivery.header("X-GitHub-Event").orElse("");
        if (!DELIVERY.matcher(id).matches() || !EVENT.matcher(event).matches()) {
            return new Refused(400, "X-GitHub-Delivery must name the delivery, and X-GitHub-Event what happened");
        }
        return read(id, event, body);
    }

    private WebhookVerdict read(String id, String event, byte[] body) {
        try {
            return reader.readStrict(body) instanceof JsonObject payload
                    ? understand(id, event, payload)
                    : notUnderstood("no JSON object");
        } catch (JsonSyntaxException e) {
            return notUnderstood("no JSON, at line " + e.line() + ", column " + e.column());
        }
    }

    private WebhookVerdict understand(String id, String event, JsonObject payload) {
        if (!KNOWN.contains(event)) {
            return new Ignored(
                    id, event.equals("ping") ? "a ping: the webhook is set up" : "nothing follows from " + event);
        }
        Fields fields = new Fields(payload);
        String action = fields.text("action");
        if (!action.isEmpty() && !EVENT.matcher(action).matches()) {
            return notUnderstood("a payload without a known form of action");
        }
        String kind = action.isEmpty() ? event : event + "." + action;
        return new Verified(id, kind, payload, event.equals("issues") ? issues.change(fields) : Optional.empty());
    }

    private static Refused notUnderstood(String what) {
        return new Refused(
                400, "the body is " + what + ": set the webhook's content type on GitHub to application/json");
    }
}
