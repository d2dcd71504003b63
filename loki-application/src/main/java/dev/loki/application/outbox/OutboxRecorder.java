package dev.loki.application.outbox;

import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.outbox.WaitingCall;
import java.util.List;

/**
 * Puts on record what becomes of the calls of an outbox, before it happens where it can. Thread-safe.
 *
 * <p>Each method throws {@link dev.loki.ports.audit.AuditLogException} where it cannot be put on record.
 */
public final class OutboxRecorder {

    private final AuditTrail audit;
    private final Actor actor;

    /** @param actor who does all of it */
    public OutboxRecorder(AuditTrail audit, Actor actor) {
        this.audit = audit;
        this.actor = actor;
    }

    /** A call is put into the outbox. Its texts are not on record. */
    public void put(WaitingCall call) {
        JsonObject metadata = actor.sessionMetadata()
                .put("number", call.number())
                .put("destination", call.destination())
                .put("call", call.call().kind())
                .put("target", call.call().target())
                .build();
        record(AuditActions.OUTBOX_PUT, call.service(), metadata);
    }

    /**
     * Calls are written into a file.
     *
     * @param sha256 of the whole file, in hex
     */
    public void exported(String outbox, List<WaitingCall> calls, String file, String sha256) {
        JsonObject metadata = some(outbox, calls).put("sha256", sha256).build();
        record(AuditActions.OUTBOX_EXPORTED, file, metadata);
    }

    /** The calls up to one were sent from another machine. */
    public void confirmed(String outbox, long number) {
        JsonObject metadata = actor.sessionMetadata()
                .put("outbox", outbox)
                .put("last", number)
                .build();
        record(AuditActions.OUTBOX_CONFIRMED, outbox, metadata);
    }

    /** Calls are about to be sent. */
    void sending(String outbox, List<WaitingCall> due) {
        record(AuditActions.OUTBOX_SEND_START, outbox, some(outbox, due).build());
    }

    /** They were dealt with, as far as it went. */
    void sent(String outbox, List<WaitingCall> due, SendReport report) {
        JsonObject metadata = some(outbox, due)
                .put("sent", report.sent())
                .put("refused", report.refused().size())
                .put("left", report.left().size())
                .build();
        record(AuditActions.OUTBOX_SEND_END, outbox, metadata);
    }

    /** @param calls at least one */
    private JsonObject.Builder some(String outbox, List<WaitingCall> calls) {
        return actor.sessionMetadata()
                .put("outbox", outbox)
                .put("calls", calls.size())
                .put("first", calls.get(0).number())
                .put("last", calls.get(calls.size() - 1).number());
    }

    private void record(String what, String where, JsonObject metadata) {
        audit.record(new AuditDraft(actor.name(), what, where, null, metadata));
    }
}
