package dev.loki.application.run;

import dev.loki.application.policy.DecisionRecorder;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.policy.Verdict;

/**
 * How often policies interfered in a session, counted from the audit trail.
 *
 * @param denied decisions that were DENY
 * @param approvalsRequired decisions that were REQUIRE_APPROVAL
 */
public record DecisionCount(long denied, long approvalsRequired) {

    /** Counts the decisions of one session among entries. Not thread-safe. */
    static final class Counter {

        private final JsonString session;
        private long denied;
        private long approvalsRequired;

        Counter(String session) {
            this.session = new JsonString(session);
        }

        void accept(AuditEntry entry) {
            if (!(entry.metadata() instanceof JsonObject metadata) || !session.equals(metadata.get("session"))) {
                return;
            }
            if (entry.what().equals(DecisionRecorder.what(Verdict.DENY))) {
                denied++;
            } else if (entry.what().equals(DecisionRecorder.what(Verdict.REQUIRE_APPROVAL))) {
                approvalsRequired++;
            }
        }

        DecisionCount count() {
            return new DecisionCount(denied, approvalsRequired);
        }
    }
}
