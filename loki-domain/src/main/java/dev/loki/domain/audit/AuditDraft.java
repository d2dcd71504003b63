package dev.loki.domain.audit;

import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants on record, before the chain has given it a place (seed, "Audit trail").
 *
 * @param who the agent, user or program that acted
 * @param what the action, such as {@code file_write}
 * @param where the thing acted upon, such as a path; null where there is none
 * @param why the reason given; null where there is none
 * @param metadata anything more; {@link JsonNull#NULL} where there is nothing
 */
public record AuditDraft(
        String who,
        String what,
        @Nullable String where,
        @Nullable String why,
        JsonValue metadata) {

    public AuditDraft {
        if (who.isEmpty() || what.isEmpty()) {
            throw new IllegalArgumentException("an audit entry needs who and what");
        }
    }
}
