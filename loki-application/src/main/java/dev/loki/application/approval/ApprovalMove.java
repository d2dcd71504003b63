package dev.loki.application.approval;

import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.Resolution;
import dev.loki.domain.audit.AuditActions;
import org.jspecify.annotations.Nullable;

/**
 * What a request becomes, and how that is put on record.
 *
 * @param after the request then
 * @param what what the audit trail and the events call it
 * @param who whose doing it is
 * @param why the reason; null where nothing was said
 */
record ApprovalMove(
        ApprovalRequest after,
        String what,
        String who,
        @Nullable String why) {

    /** One that the request's state and its resolution tell of. */
    static ApprovalMove to(ApprovalRequest after) {
        Resolution how = after.resolution();
        if (how == null) {
            throw new IllegalArgumentException("nothing was resolved");
        }
        return new ApprovalMove(
                after, AuditActions.APPROVAL_PREFIX + after.state().wireName(), how.by(), how.reason());
    }
}
