package dev.loki.application.approval;

import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.ApprovalState;
import dev.loki.domain.approval.ApprovalStep;
import dev.loki.domain.approval.Grant;
import dev.loki.domain.approval.GrantKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends requests whose time ran out. Thread-safe. */
final class ApprovalExpiry {

    /** How long whoever watches a request has to see its end, before others end it. */
    private static final Duration WATCHERS_TIME = ApprovalWatch.LONGEST_ABSENCE.multipliedBy(2);

    private static final String UNANSWERED = "nobody answered in time";
    private static final String UNUSED = "it was granted, and not used in time";

    private final ApprovalJournal journal;
    private final ApprovalClock clock;
    private final @Nullable GrantKey key;

    ApprovalExpiry(ApprovalJournal journal, ApprovalClock clock, @Nullable GrantKey key) {
        this.journal = journal;
        this.clock = clock;
        this.key = key;
    }

    /** Ends what is due and watched by nobody. Silence is no consent there: nobody saw it. */
    void expireDue() {
        Instant now = clock.now();
        for (ApprovalRequest request : journal.all()) {
            if (isOverdue(request, now)) {
                journal.move(
                        request.id(),
                        before -> isOverdue(before, now) ? Optional.of(overdue(before, now)) : Optional.empty());
            }
        }
    }

    private static boolean isOverdue(ApprovalRequest request, Instant now) {
        boolean mayBeWatched =
                request.state() == ApprovalState.PENDING && request.gate().autoApproveOnTimeout();
        return request.isDue(mayBeWatched ? now.minus(WATCHERS_TIME) : now);
    }

    private static ApprovalMove overdue(ApprovalRequest request, Instant now) {
        String why = request.state() == ApprovalState.APPROVED
                ? UNUSED
                : request.gate().autoApproveOnTimeout()
                        ? UNANSWERED + ", and no process watched: that is no consent"
                        : UNANSWERED;
        return ApprovalMove.to(request.after(new ApprovalStep.Expire(now, why)));
    }

    /** The end of a request that was watched: silence is consent where its gate says so and nothing speaks against it. */
    ApprovalRequest ended(String id, ApprovalWatch watch) {
        return journal.move(
                id,
                before -> before.state() == ApprovalState.PENDING
                        ? Optional.of(ApprovalMove.to(before.after(end(before, watch))))
                        : Optional.empty());
    }

    private ApprovalStep end(ApprovalRequest request, ApprovalWatch watch) {
        Instant at = watch.over();
        if (!request.gate().autoApproveOnTimeout()) {
            return new ApprovalStep.Expire(at, UNANSWERED);
        }
        Optional<String> whyNot = request.delivery().isSettledWell()
                ? watch.whySilenceIsNoConsent()
                : Optional.of("the webhook of its gate was not told");
        return whyNot.<ApprovalStep>map(
                        why -> new ApprovalStep.Expire(at, UNANSWERED + "; silence is no consent here: " + why))
                .orElseGet(() ->
                        new ApprovalStep.GrantBySilence(ApproverCheck.proven(request, Grant.TIMEOUT, at, null, key)));
    }
}
