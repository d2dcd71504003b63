package dev.loki.application.cost;

import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.cost.Notice;
import dev.loki.domain.event.EventTypes;
import dev.loki.domain.event.LimitSignal;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.ports.event.EventBusException;
import java.util.ArrayList;
import java.util.List;

/** Puts notices into the audit trail and on the event bus. Thread-safe. */
final class NoticeRecorder {

    private final AuditTrail audit;
    private final EventStream events;
    private final Actor actor;

    NoticeRecorder(AuditTrail audit, EventStream events, Actor actor) {
        this.audit = audit;
        this.events = events;
        this.actor = actor;
    }

    /**
     * Tells of them.
     *
     * @return why an event could not be published, where one could not
     * @throws dev.loki.ports.audit.AuditLogException where one could not be put on record
     */
    List<String> tell(List<Notice> notices) {
        List<String> warnings = new ArrayList<>();
        for (Notice notice : notices) {
            JsonObject details = details(notice);
            audit.record(new AuditDraft(actor.name(), what(notice), notice.budget(), notice.reason(), details));
            publish(EventTypes.STATE, signal(notice), details, warnings);
            if (notice.kind() == Notice.Kind.SHUTDOWN) {
                publish(EventTypes.COMMAND, LimitSignal.Kind.KILL, details, warnings);
            }
        }
        return warnings;
    }

    private void publish(String type, LimitSignal.Kind kind, JsonObject details, List<String> warnings) {
        try {
            events.emit(type, actor.source(), details.with("action", new JsonString(kind.wireName())));
        } catch (EventBusException e) {
            warnings.add("no event " + kind.wireName() + " was published: " + e.getMessage());
        }
    }

    private static String what(Notice notice) {
        return switch (notice.kind()) {
            case ALERT -> AuditActions.BUDGET_ALERT;
            case EXCEEDED -> AuditActions.BUDGET_EXCEEDED;
            case SHUTDOWN -> AuditActions.BUDGET_SHUTDOWN;
        };
    }

    private static LimitSignal.Kind signal(Notice notice) {
        return notice.kind() == Notice.Kind.ALERT ? LimitSignal.Kind.BUDGET_ALERT : LimitSignal.Kind.BUDGET_EXCEEDED;
    }

    private JsonObject details(Notice notice) {
        return actor.sessionMetadata()
                .put("budget", notice.budget())
                .put("scope", notice.scope().wireName())
                .put("of", notice.of())
                .put("threshold", notice.threshold())
                .put("percentage", notice.percentage())
                .put("reason", notice.reason())
                .build();
    }
}
