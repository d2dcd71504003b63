package dev.loki.adapter.fs.audit;

import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;

/**
 * Bytes that a crash left at the chain's end, and that are in the quarantine.
 *
 * @param name their file in the quarantine
 * @param offset where they stood in the log
 * @param sha256 of all of them, in hex
 */
record Torn(String name, long offset, int length, String sha256) {

    /** What the chain is to say about them. */
    AuditDraft entry() {
        return new AuditDraft(
                "loki",
                AuditActions.RECOVERY,
                ChainFiles.LOG_NAME,
                "the last line was torn by a crash and was moved to quarantine/" + name,
                JsonObject.builder()
                        .put("offset", offset)
                        .put("length", length)
                        .put("sha256", sha256)
                        .build());
    }

    static boolean isRecovery(AuditEntry entry) {
        return entry.what().equals(AuditActions.RECOVERY);
    }

    /** Whether an entry speaks of these bytes. */
    boolean isToldBy(AuditEntry entry) {
        return isRecovery(entry)
                && entry.metadata() instanceof JsonObject details
                && new JsonString(sha256).equals(details.get("sha256"));
    }
}
