package dev.loki.adapter.webhook.approval;

import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.Delivery;
import dev.loki.http.AddressGuard;
import dev.loki.http.ClientTls;
import dev.loki.http.HttpEndpoint;
import dev.loki.http.HttpFailure;
import dev.loki.http.HttpHeaders;
import dev.loki.http.HttpReply;
import dev.loki.http.HttpRetry;
import dev.loki.http.HttpSender;
import dev.loki.http.RefusedAddressException;
import dev.loki.http.RetryClock;
import dev.loki.ports.approval.ApprovalNotifier;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Posts a request to its gate's webhook, as JSON, through an {@link AddressGuard}. What may pass (429, 502, 503, 504, a
 * connection that broke or was silent) is tried again; the receiver knows a repetition by its {@code Idempotency-Key}.
 * No redirect is followed. Thread-safe.
 */
public final class WebhookNotifier implements ApprovalNotifier, AutoCloseable {

    /** Nothing in an answer but its status counts. */
    private static final int MAX_REPLY_BYTES = 1_024;

    private final AddressGuard guard;
    private final @Nullable WebhookKey key;
    private final WebhookTimes times;
    private final RetryClock clock;
    private final HttpSender sender;
    private final HttpRetry retry;

    /**
     * A notifier with the times of the default. Nothing is sent yet.
     *
     * @param guard which addresses may be sent to
     * @param key signs the messages; null leaves them unsigned, which is said in what becomes of them
     */
    public WebhookNotifier(AddressGuard guard, @Nullable WebhookKey key) {
        this(guard, key, null, WebhookTimes.DEFAULT, RetryClock.SYSTEM);
    }

    /** @param tls null takes what the JVM trusts */
    WebhookNotifier(
            AddressGuard guard,
            @Nullable WebhookKey key,
            @Nullable ClientTls tls,
            WebhookTimes times,
            RetryClock clock) {
        this.guard = guard;
        this.key = key;
        this.times = times;
        this.clock = clock;
        this.sender = HttpSender.guarded(times.exchange(), MAX_REPLY_BYTES, guard, tls);
        this.retry = new HttpRetry(times.retry(), clock);
    }

    @Override
    public Delivery tell(String webhook, ApprovalRequest request) {
        try {
            HttpEndpoint endpoint = guard.check(webhook);
            byte[] body = ApprovalMessage.of(request);
            int status = retry.run(times.total(), () -> post(endpoint, request.id(), body));
            String detail = "answered " + status + (key == null ? ", unsigned" : "");
            return new Delivery(Delivery.State.DELIVERED, clock.now(), detail);
        } catch (RefusedAddressException | HttpFailure e) {
            return Delivery.notDelivered(clock.now(), String.valueOf(e.getMessage()));
        }
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        sender.close();
    }

    private int post(HttpEndpoint endpoint, String id, byte[] body) throws HttpFailure {
        HttpReply reply = sender.post(endpoint, headers(id, body, clock.now()), body);
        return reply.requireSuccess().status();
    }

    /** Signed at each attempt, so that a receiver may refuse what is old. */
    private HttpHeaders headers(String id, byte[] body, Instant now) {
        String timestamp = Long.toString(now.getEpochSecond());
        HttpHeaders headers = HttpHeaders.of(Map.of(
                "Content-Type",
                "application/json",
                "User-Agent",
                "loki",
                "Idempotency-Key",
                id,
                "X-Loki-Timestamp",
                timestamp));
        return key == null ? headers : headers.with("X-Loki-Signature", key.signature(timestamp, body));
    }
}
