package dev.loki.adapter.fs.audit;

import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.json.JsonObject;

/**
 * Entries whose callers were told that they could not be recorded, and that could not be taken out of the file either.
 *
 * @param before the end before them
 * @param after the end after them
 * @param bytes their lines
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Unacknowledged(Tail before, Tail after, byte[] bytes) {

    /** What the chain is to say about them. */
    AuditDraft entry() {
        return new AuditDraft(
                "loki",
                AuditActions.WRITE_FAILED,
                ChainFiles.LOG_NAME,
                "these entries stand in the chain, but whoever recorded them was told that they could not be written",
                JsonObject.builder()
                        .put("first_seq", before.tip().nextSeq())
                        .put("last_seq", after.tip().nextSeq() - 1)
                        .build());
    }
}
