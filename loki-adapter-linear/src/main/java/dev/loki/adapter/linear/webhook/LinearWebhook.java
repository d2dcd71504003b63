package dev.loki.adapter.linear.webhook;

import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.webhook.InboundWebhook;
import dev.loki.ports.webhook.WebhookDelivery;
import dev.loki.ports.webhook.WebhookVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Deliveries of Linear: {@code Linear-Signature} is the bare hex of HMAC-SHA256 over the body, the time of sending stands in
 * the signed body as {@code webhookTimestamp} (milliseconds) and may be 60 seconds off, {@code Linear-Delivery} names the
 * delivery. A body has at most one MiB. Nothing of a body is read before its signature is known to be right. Thread-safe.
 *
 * @see <a href="https://linear.app/developers/webhooks">Linear, Webhooks</a>
 */
public final class LinearWebhook implements InboundWebhook {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final Duration WINDOW = Duration.ofSeconds(60);
    private static final int UNREADABLE = 400;
    private static final int NOT_BELIEVED = 401;
    private static final int TOO_LARGE = 413;
    private static final Pattern DELIVERY = Pattern.compile("[0-9A-Za-z-]{1,64}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{1,64}");
    private static final Set<String> KINDS = Set.of("Issue", "Comment", "Project", "ProjectUpdate");

    private final LinearSignature signature;
    private final JsonReader json;

    /**
     * @param secret the webhook's signing secret
     * @throws IllegalArgumentException where the secret is blank
     */
    public LinearWebhook(String secret, JsonReader json) {
        this.signature = new LinearSignature(secret);
        this.json = json;
    }

    @Override
    public String service() {
        return "linear";
    }

    @Override
    public WebhookVerdict verify(WebhookDelivery delivery) {
        byte[] body = delivery.body();
        if (body.length > MOST_BYTES) {
            return new WebhookVerdict.Refused(TOO_LARGE, "the body has more than " + MOST_BYTES + " bytes");
        }
        return doubtOfSignature(delivery, body)
                .<WebhookVerdict>map(doubt -> new WebhookVerdict.Refused(NOT_BELIEVED, doubt))
                .orElseGet(() -> read(delivery, body));
    }

    private Optional<String> doubtOfSignature(WebhookDelivery delivery, byte[] body) {
        Optional<String> header = delivery.header("Linear-Signature").map(String::strip);
        if (header.isEmpty()) {
            return Optional.of("no Linear-Signature header; pass on all headers as Linear sent them");
        }
        if (!LinearSignature.isWellFormed(header.get())) {
            return Optional.of("the Linear-Signature header is not the 64 hex digits of HMAC-SHA256");
        }
        return signature.isOf(body, header.get())
                ? Optional.empty()
                : Optional.of("the signature is not that of this body; the body must be passed on byte for byte,"
                        + " and the secret must be that of this webhook");
    }

    private WebhookVerdict read(WebhookDelivery delivery, byte[] body) {
        Optional<JsonObject> payload = object(body);
        return payload.isEmpty()
                ? new WebhookVerdict.Refused(UNREADABLE, "the body is no JSON object")
                : judged(delivery, payload.get());
    }

    private static WebhookVerdict judged(WebhookDelivery delivery, JsonObject payload) {
        if (!isFresh(payload, delivery.received())) {
            return new WebhookVerdict.Refused(
                    NOT_BELIEVED,
                    "webhookTimestamp in the body is not within " + WINDOW.toSeconds()
                            + " seconds of when it was received; an old delivery that is played again,"
                            + " or a clock that is wrong");
        }
        Optional<String> name = delivery.header("Linear-Delivery").map(String::strip);
        if (name.filter(text -> DELIVERY.matcher(text).matches()).isEmpty()) {
            return new WebhookVerdict.Refused(
                    NOT_BELIEVED, "no Linear-Delivery header, by which a delivery that is played again is known");
        }
        return understood(name.get(), payload);
    }

    private static WebhookVerdict understood(String delivery, JsonObject payload) {
        String type = word(payload, "type");
        String action = word(payload, "action");
        if (!KINDS.contains(type) || action.isEmpty()) {
            return new WebhookVerdict.Ignored(delivery, "nothing is done with " + kind(type, action));
        }
        return new WebhookVerdict.Verified(delivery, kind(type, action), payload, StatusChange.in(payload));
    }

    private static String kind(String type, String action) {
        return (type.isEmpty() ? "something unnamed" : type.toLowerCase(Locale.ROOT))
                + (action.isEmpty() ? "" : "." + action.toLowerCase(Locale.ROOT));
    }

    private static String word(JsonObject payload, String member) {
        return payload.string(member)
                .filter(text -> WORD.matcher(text).matches())
                .orElse("");
    }

    private static boolean isFresh(JsonObject payload, Instant received) {
        return payload.get("webhookTimestamp") instanceof JsonNumber sent
                && sent.isSafeInteger()
                && Duration.between(Instant.ofEpochMilli(sent.longValueExact()), received)
                                .abs()
                                .compareTo(WINDOW)
                        <= 0;
    }

    private Optional<JsonObject> object(byte[] body) {
        try {
            return json.readStrict(body) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }
}
