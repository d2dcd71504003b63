package dev.loki.application.approval;

import dev.loki.domain.approval.ApprovalRefusedException;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.ApprovalState;
import dev.loki.domain.approval.ApprovalStep;
import dev.loki.domain.approval.Delivery;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.policy.ApprovalGate;
import dev.loki.ports.approval.ApprovalNotifier;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Has the webhooks of gates told of requests, and keeps with a request what became of that. Thread-safe. */
final class ApprovalDeliveries {

    private final ApprovalJournal journal;
    private final ApprovalRecorder recorder;
    private final String user;
    private final ApprovalNotices notices;

    /** @param user on whose behalf they are told */
    ApprovalDeliveries(
            Supplier<? extends ApprovalNotifier> notifier,
            ApprovalClock clock,
            ApprovalJournal journal,
            ApprovalRecorder recorder,
            String user) {
        this.journal = journal;
        this.recorder = recorder;
        this.user = user;
        this.notices = new ApprovalNotices(notifier, clock, this::told);
    }

    /** Tells the gate's webhook of a request that waits, unless it was told well. */
    void tellAnew(ApprovalRequest request, Optional<ApprovalGate> gate) {
        if (request.state() == ApprovalState.PENDING && !request.delivery().isSettledWell()) {
            gate.map(ApprovalGate::webhook).ifPresent(webhook -> notices.tell(webhook, request));
        }
    }

    /** Waits until webhooks are told, for no longer than this; what is not told by then is not delivered. */
    void close(Duration deadline) {
        notices.close(deadline);
    }

    private void told(String id, Delivery delivery) {
        boolean delivered = delivery.isSettledWell();
        String what = delivered ? AuditActions.APPROVAL_DELIVERED : AuditActions.APPROVAL_NOT_DELIVERED;
        try {
            recorder.refusalsOf(
                    "notice",
                    id,
                    () -> journal.move(
                            id,
                            before -> Optional.of(new ApprovalMove(
                                    before.after(new ApprovalStep.Tell(delivery)), what, user, delivery.detail()))));
        } catch (ApprovalRefusedException e) {
            return; // that is on record, and nobody else waits for it
        }
    }
}
