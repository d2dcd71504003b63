package dev.loki.application.approval;

import dev.loki.domain.approval.ApprovalRefusal;
import dev.loki.domain.approval.ApprovalRefusedException;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.ApprovalState;
import dev.loki.domain.approval.ApprovalStep;
import dev.loki.domain.approval.Grant;
import dev.loki.ports.approval.ApprovalSignals;
import dev.loki.ports.approval.ApprovalStoreException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Does what signal files say, as far as whoever left them may say it. Thread-safe. */
final class SignalledAnswers {

    private static final String REJECTED = "the signal file POLICY_REJECTED was there";

    private final Supplier<? extends ApprovalSignals> signals;
    private final ApprovalJournal journal;
    private final ApprovalRecorder recorder;
    private final ApproverCheck approvers;
    private final ApprovalClock clock;

    SignalledAnswers(
            Supplier<? extends ApprovalSignals> signals,
            ApprovalJournal journal,
            ApprovalRecorder recorder,
            ApproverCheck approvers,
            ApprovalClock clock) {
        this.signals = signals;
        this.journal = journal;
        this.recorder = recorder;
        this.approvers = approvers;
        this.clock = clock;
    }

    /**
     * Does what the signal that is there says, and takes it away: in this order, so that a crash between them loses no
     * rejection. An approval that is taken twice is granted once.
     *
     * @throws ApprovalRefusedException where the signals cannot be read or taken away
     */
    void obey() {
        try {
            Optional<ApprovalSignals.Signal> signal = signals.get().next();
            if (signal.isPresent()) {
                obey(signal.get());
                signals.get().done(signal.get());
            }
        } catch (ApprovalStoreException e) {
            throw new ApprovalRefusedException(ApprovalRefusal.STATE_UNUSABLE, String.valueOf(e.getMessage()));
        }
    }

    private void obey(ApprovalSignals.Signal signal) {
        if (signal instanceof ApprovalSignals.Rejected) {
            rejectAll();
        } else if (signal instanceof ApprovalSignals.Approved approved) {
            grant(approved);
        } else if (signal instanceof ApprovalSignals.Unreadable unreadable) {
            refuse("", ApprovalRefusal.UNREADABLE_SIGNAL, "POLICY_APPROVED: " + unreadable.problem());
        }
    }

    private void rejectAll() {
        for (ApprovalRequest request : journal.all()) {
            journal.move(
                    request.id(),
                    before -> before.state() == ApprovalState.PENDING
                            ? Optional.of(ApprovalMove.to(
                                    before.after(new ApprovalStep.Reject(clock.now(), "signal file", REJECTED))))
                            : Optional.empty());
        }
    }

    private void grant(ApprovalSignals.Approved signal) {
        try {
            journal.move(signal.request(), before -> {
                requireMatch(before, signal);
                return Optional.of(approvers.granted(before, grantOf(signal)));
            });
        } catch (ApprovalRefusedException e) {
            recorder.refused("grant by signal file", signal.request(), e);
        }
    }

    private Grant grantOf(ApprovalSignals.Approved signal) {
        Instant said = signal.time();
        return said != null && signal.mac() != null
                ? new Grant(signal.approver(), said, null, signal.mac())
                : new Grant(signal.approver(), clock.now(), null, null);
    }

    private void requireMatch(ApprovalRequest request, ApprovalSignals.Approved signal) {
        if (!request.action().digest().equals(signal.digest())) {
            throw new ApprovalRefusedException(
                    ApprovalRefusal.CHANGED, request.id() + ": the signal file names the digest of another action");
        }
        boolean isOwners = signal.owner() == null || signal.owner().equals(signal.approver());
        if (!approvers.hasKey() && !isOwners) {
            throw new ApprovalRefusedException(
                    ApprovalRefusal.UNSIGNED,
                    request.id() + ": the signal file is " + signal.owner() + "'s, and names " + signal.approver()
                            + " as the approver");
        }
    }

    private void refuse(String id, ApprovalRefusal code, String why) {
        recorder.refused("grant by signal file", id, new ApprovalRefusedException(code, why));
    }
}
