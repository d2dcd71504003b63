package dev.loki.application.webhook;

import dev.loki.application.tracker.IssueNames;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventTypes;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.time.IsoTimestamp;
import dev.loki.domain.tracker.WorkChange;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.tracker.TrackedWork;
import dev.loki.ports.webhook.IssueChange;
import dev.loki.ports.webhook.WebhookVerdict.Verified;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What a verified delivery says, as one event. Thread-safe. */
final class WebhookEvents {

    private static final int MAX_PAYLOAD = 64 * 1024;
    private static final int MAX_DEPTH = 100;
    private static final int ID_DIGITS = 32;
    private static final int LONGEST_NAME = 200;

    private final TrackedWork work;
    private final IssueNames names;

    WebhookEvents(TrackedWork work, IssueNames names) {
        this.work = work;
        this.names = names;
    }

    /**
     * The time is that of the change where the service tells it, so that deliveries which overtake one another move no issue
     * back; never later than it was received.
     *
     * <p>The id follows from the delivery, so that one which is handled twice after a crash counts once on the bus.
     */
    Event of(String service, Verified verified, Instant received) {
        JsonObject.Builder payload = JsonObject.builder()
                .put("action", verified.kind().replace('.', '_'))
                .put(WorkChange.SERVICE, service)
                .put("delivery", verified.delivery());
        verified.change().ifPresent(change -> describe(service, change, payload));
        byte[] text = verified.payload().toString().getBytes(StandardCharsets.UTF_8);
        if (text.length <= MAX_PAYLOAD && !verified.payload().isDeeperThan(MAX_DEPTH)) {
            payload.put("data", verified.payload());
        } else {
            payload.put("data_sha256", Sha256.hex(text));
        }
        return Event.of(
                id(service, verified.delivery()),
                EventTypes.TASK,
                "api",
                IsoTimestamp.format(happened(verified, received)),
                payload.build());
    }

    private static Instant happened(Verified verified, Instant received) {
        return verified.change()
                .flatMap(IssueChange::at)
                .filter(at -> at.isAfter(Instant.EPOCH) && at.isBefore(received))
                .orElse(received);
    }

    private void describe(String service, IssueChange change, JsonObject.Builder payload) {
        payload.put(WorkChange.ISSUE, service + ":" + cut(change.key()))
                .put("issue_id", cut(change.id()))
                .put("status_name", cut(change.status()))
                .put(WorkChange.STATUS, status(change.category()).label());
        names.key(cut(change.key()))
                .flatMap(key -> work.task(service, key))
                .ifPresent(task -> payload.put(WorkChange.TASK, task));
    }

    private static WorkStatus status(WorkStatus.Category category) {
        return switch (category) {
            case NEW -> WorkStatus.PLANNED;
            case IN_PROGRESS -> WorkStatus.ACT;
            case DONE -> WorkStatus.DONE;
            case CANCELED -> WorkStatus.CANCELED;
        };
    }

    private static String id(String service, String delivery) {
        byte[] named = (service + "\n" + delivery).getBytes(StandardCharsets.UTF_8);
        return "webhook-" + Sha256.hex(named).substring(0, ID_DIGITS);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    }
}
