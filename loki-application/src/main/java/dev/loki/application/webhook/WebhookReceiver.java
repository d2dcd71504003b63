package dev.loki.application.webhook;

import dev.loki.application.audit.AuditTrail;
import dev.loki.application.tracker.IssueNames;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.tracker.SentJournalException;
import dev.loki.ports.tracker.TrackedWork;
import dev.loki.ports.webhook.DeliveryLog;
import dev.loki.ports.webhook.DeliveryLogException;
import dev.loki.ports.webhook.InboundWebhook;
import dev.loki.ports.webhook.IssueChange;
import dev.loki.ports.webhook.WebhookDelivery;
import dev.loki.ports.webhook.WebhookVerdict;
import dev.loki.ports.webhook.WebhookVerdict.Ignored;
import dev.loki.ports.webhook.WebhookVerdict.Refused;
import dev.loki.ports.webhook.WebhookVerdict.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes a delivery of a service: it is verified, held against those that came before, put on record and published as one
 * event. Refusals are put on record too. Fails closed: what cannot be put on record is not taken, and may come again.
 * Thread-safe, over processes too.
 */
public final class WebhookReceiver {

    /** How far the service's clock may be ahead of ours: for so long, a delivery is older than the change it tells of. */
    private static final Duration CLOCKS = Duration.ofMinutes(10);

    private final InboundWebhook webhook;
    private final DeliveryLog log;
    private final AuditTrail audit;
    private final Supplier<? extends EventBus> bus;
    private final WebhookEvents events;

    /**
     * @param bus asked at the first use
     * @param work which task an issue stands for
     * @param names what the service's issues are called
     */
    public WebhookReceiver(
            InboundWebhook webhook,
            DeliveryLog log,
            AuditTrail audit,
            Supplier<? extends EventBus> bus,
            TrackedWork work,
            IssueNames names) {
        this.webhook = webhook;
        this.log = log;
        this.audit = audit;
        this.bus = bus;
        this.events = new WebhookEvents(work, names);
    }

    /** Whether a delivery is the service's, and nothing else: it is neither noted nor recorded, and may be taken later. */
    public WebhookVerdict verify(WebhookDelivery delivery) {
        return webhook.verify(delivery);
    }

    /** Takes a delivery. */
    public WebhookAnswer receive(WebhookDelivery delivery) {
        try {
            WebhookVerdict verdict = webhook.verify(delivery);
            if (verdict instanceof Refused refused) {
                return refused(refused.status(), refused.reason(), Optional.empty());
            }
            if (verdict instanceof Ignored ignored) {
                return new WebhookAnswer(WebhookAnswer.OK, "nothing to do: " + ignored.reason(), Optional.empty());
            }
            return once((Verified) verdict, delivery);
        } catch (AuditLogException | DeliveryLogException | EventBusException | SentJournalException e) {
            return new WebhookAnswer(WebhookAnswer.UNAVAILABLE, String.valueOf(e.getMessage()), Optional.empty());
        }
    }

    private WebhookAnswer once(Verified verified, WebhookDelivery delivery) {
        if (isForgotten(verified, delivery.received())) {
            return refused(
                    WebhookAnswer.REPEATED,
                    "the change that it tells of is older than deliveries are remembered; it may have come before",
                    Optional.of(verified.delivery()));
        }
        // no service signs the name of a delivery: one that was captured could come again under another
        List<String> marks = List.of(verified.delivery(), "sha256:" + Sha256.hex(delivery.body()));
        if (!noted(marks, delivery.received())) {
            return refused(
                    WebhookAnswer.REPEATED, "it came before, or is being handled", Optional.of(verified.delivery()));
        }
        boolean handled = false;
        try {
            Event event = events.of(webhook.service(), verified, delivery.received());
            record(
                    AuditActions.WEBHOOK_RECEIVED,
                    details(verified.delivery())
                            .put("kind", verified.kind())
                            .put("event_id", event.id())
                            .build());
            bus.get().emit(event);
            handled = true;
            marks.forEach(mark -> log.handled(webhook.service(), mark, delivery.received()));
            return new WebhookAnswer(WebhookAnswer.OK, "published as event " + event.id(), Optional.of(event));
        } finally {
            if (!handled) {
                marks.forEach(mark -> log.forget(webhook.service(), mark));
            }
        }
    }

    /** Whether it may have come before the log forgot it: not every service signs when it delivers. */
    private static boolean isForgotten(Verified verified, Instant received) {
        Instant oldest = received.minus(DeliveryLog.KEPT).plus(CLOCKS);
        return verified.change()
                .flatMap(IssueChange::at)
                .filter(oldest::isAfter)
                .isPresent();
    }

    private boolean noted(List<String> marks, Instant received) {
        for (int i = 0; i < marks.size(); i++) {
            if (!log.note(webhook.service(), marks.get(i), received)) {
                marks.subList(0, i).forEach(mark -> log.forget(webhook.service(), mark));
                return false;
            }
        }
        return true;
    }

    private WebhookAnswer refused(int status, String reason, Optional<String> delivery) {
        record(
                AuditActions.WEBHOOK_REFUSED,
                details(delivery.orElse(""))
                        .put("status", status)
                        .put("reason", reason)
                        .build());
        return new WebhookAnswer(status, reason, Optional.empty());
    }

    private void record(String what, JsonObject details) {
        audit.record(
                new AuditDraft("webhook:" + webhook.service(), what, "webhooks/" + webhook.service(), null, details));
    }

    private static JsonObject.Builder details(String delivery) {
        JsonObject.Builder details = JsonObject.builder();
        return delivery.isEmpty() ? details : details.put("delivery", delivery);
    }
}
