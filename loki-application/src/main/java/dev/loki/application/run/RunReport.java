package dev.loki.application.run;

import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.time.IsoTimestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run was.
 *
 * @param first its first entry in the audit trail; null where there is none
 * @param last its last entry in the audit trail; null where there is none
 * @param policyHash the SHA-256 of the policy file that decided; null where there is none
 */
record RunReport(
        String session,
        String command,
        String project,
        Instant begin,
        Instant end,
        Outcome outcome,
        int exitCode,
        DecisionCount decisions,
        @Nullable AuditEntry first,
        @Nullable AuditEntry last,
        @Nullable String policyHash) {

    JsonObject toJson() {
        return JsonObject.builder()
                .put("session", session)
                .put("command", command)
                .put("project", project)
                .put("started_at", IsoTimestamp.format(begin))
                .put("ended_at", IsoTimestamp.format(end))
                .put("outcome", outcome.wireName())
                .put("exit_code", exitCode)
                .put("denied", decisions.denied())
                .put("approvals_required", decisions.approvalsRequired())
                .put("audit_first", place(first))
                .put("audit_last", place(last))
                .put("policy_sha256", policyHash)
                .build();
    }

    private static JsonValue place(@Nullable AuditEntry entry) {
        return entry == null
                ? JsonNull.NULL
                : JsonObject.builder()
                        .put("seq", entry.seq())
                        .put("hash", entry.hash())
                        .build();
    }
}
