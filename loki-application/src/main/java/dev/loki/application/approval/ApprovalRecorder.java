package dev.loki.application.approval;

import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.domain.approval.ApprovalRefusal;
import dev.loki.domain.approval.ApprovalRefusedException;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.ApprovalState;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.event.EventTypes;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.repair.Repair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts what becomes of approvals into the audit trail and on the event bus. Thread-safe. */
final class ApprovalRecorder {

    private static final Map<String, ApprovalRefusal> ENDS = Map.of(
            ApprovalMove.action(ApprovalState.CONSUMED), ApprovalRefusal.USED,
            ApprovalMove.action(ApprovalState.REJECTED), ApprovalRefusal.REJECTED,
            ApprovalMove.action(ApprovalState.EXPIRED), ApprovalRefusal.EXPIRED,
            ApprovalMove.action(ApprovalState.CANCELLED), ApprovalRefusal.CANCELLED);

    private final AuditTrail audit;
    private final EventStream events;
    private final Actor actor;
    private final Consumer<String> warnings;

    ApprovalRecorder(AuditTrail audit, EventStream events, Actor actor, Consumer<String> warnings) {
        this.audit = audit;
        this.events = events;
        this.actor = actor;
        this.warnings = warnings;
    }

    /**
     * Puts it on record, before it is done.
     *
     * @throws ApprovalRefusedException where it could not be: then it must not be done
     */
    void record(ApprovalMove move) {
        String id = move.after().id();
        try {
            audit.record(new AuditDraft(move.who(), move.what(), id, move.why(), details(move.after())));
        } catch (AuditLogException e) {
            throw new ApprovalRefusedException(
                    ApprovalRefusal.UNRECORDED, id + ": it could not be recorded: " + e.getMessage());
        }
    }

    /**
     * Puts on record what a repair is to change.
     *
     * @throws ApprovalRefusedException where it could not be: then it must not be done
     */
    void repairing(Repair repair) {
        JsonObject details = actor.sessionMetadata()
                .put("found", JsonArray.ofStrings(repair.found()))
                .put("kept", repair.kept())
                .put("lost", JsonArray.ofStrings(repair.lost()))
                .build();
        try {
            audit.record(new AuditDraft(actor.name(), AuditActions.APPROVAL_REPAIR, null, null, details));
        } catch (AuditLogException e) {
            throw new ApprovalRefusedException(
                    ApprovalRefusal.UNRECORDED, "the repair could not be recorded: " + e.getMessage());
        }
        publish(AuditActions.APPROVAL_REPAIR, details);
    }

    /**
     * Checks that no end of a request is on record: what is kept of it may have been put back to where it was before. To be
     * asked while nobody else can use it.
     *
     * @throws ApprovalRefusedException where one is, or the record cannot be read
     */
    void requireNotEnded(String id) {
        List<AuditEntry> ends = new ArrayList<>();
        try {
            audit.read(ofRequest(id), entry -> {
                if (ENDS.containsKey(entry.what())) {
                    ends.add(entry);
                }
            });
        } catch (AuditLogException e) {
            throw new ApprovalRefusedException(
                    ApprovalRefusal.UNRECORDED, id + ": the audit trail cannot be read: " + e.getMessage());
        }
        if (!ends.isEmpty()) {
            AuditEntry end = ends.get(0);
            throw new ApprovalRefusedException(
                    Objects.requireNonNull(ENDS.get(end.what())),
                    id + ": the audit trail has it as " + end.what() + " at " + end.timestamp()
                            + "; reject it, and ask anew");
        }
    }

    /** In older segments too, each line looked at: an index is not protected as the chain is. */
    private static AuditQuery ofRequest(String id) {
        return new AuditQuery(null, null, id, null, null, null, AuditQuery.NO_LIMIT, true, true, false);
    }

    /** Does something, and puts on record that it was refused where it is. */
    <T> T refusalsOf(String attempt, String id, Supplier<T> action) {
        try {
            return action.get();
        } catch (ApprovalRefusedException e) {
            throw refused(attempt, id, e);
        }
    }

    /** Puts on record that something was refused; the refusal stands whether or not that succeeds. */
    ApprovalRefusedException refused(String attempt, String id, ApprovalRefusedException refusal) {
        JsonObject details = actor.sessionMetadata()
                .put("attempt", attempt)
                .put("request", id)
                .put("code", refusal.code().wireName())
                .build();
        try {
            audit.record(new AuditDraft(
                    actor.name(),
                    AuditActions.APPROVAL_REFUSED,
                    id.isEmpty() ? null : id,
                    refusal.getMessage(),
                    details));
        } catch (AuditLogException e) {
            warnings.accept("a refused " + attempt + (id.isEmpty() ? "" : " of " + id) + " is not on record: "
                    + e.getMessage());
        }
        publish(AuditActions.APPROVAL_REFUSED, details);
        return refusal;
    }

    /** The bus fails open: what was done stands whether or not anybody could be told. */
    void publish(ApprovalMove move) {
        publish(move.what(), details(move.after()));
    }

    private void publish(String what, JsonObject details) {
        try {
            events.emit(EventTypes.STATE, actor.source(), details.with("action", new JsonString(what)));
        } catch (EventBusException e) {
            warnings.accept("no event was published of " + what + ": " + e.getMessage());
        }
    }

    private JsonObject details(ApprovalRequest request) {
        return actor.sessionMetadata()
                .put("request", request.id())
                .put("gate", request.gate().name())
                .put("phase", request.gate().phase())
                .put("point", request.action().point())
                .put("state", request.state().wireName())
                .put("digest", request.action().digest())
                .put("policies", JsonArray.ofStrings(request.action().policies()))
                .put("requester", request.requester().user())
                .put(
                        "approvers",
                        JsonArray.ofStrings(request.grants().stream()
                                .map(grant -> grant.approver())
                                .toList()))
                .build();
    }
}
