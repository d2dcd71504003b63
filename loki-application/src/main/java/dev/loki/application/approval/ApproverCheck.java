package dev.loki.application.approval;

import dev.loki.domain.approval.ApprovalRefusal;
import dev.loki.domain.approval.ApprovalRefusedException;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.ApprovalState;
import dev.loki.domain.approval.ApprovalStep;
import dev.loki.domain.approval.Consent;
import dev.loki.domain.approval.Grant;
import dev.loki.domain.approval.GrantKey;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.Verdict;
import dev.loki.domain.policy.Violation;
import dev.loki.ports.approval.GovernedAncestry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who may agree, and to what. Thread-safe. */
final class ApproverCheck {

    private final ApprovalSettings settings;
    private final Supplier<? extends GovernedAncestry> ancestry;

    ApproverCheck(ApprovalSettings settings, Supplier<? extends GovernedAncestry> ancestry) {
        this.settings = settings;
        this.ancestry = ancestry;
    }

    /**
     * Checks that this process belongs to a person.
     *
     * @throws ApprovalRefusedException within a governed run, whatever its environment says
     */
    void requirePerson() {
        requirePerson("answer an approval request");
    }

    /** @param what is to be done, after "cannot" */
    void requirePerson(String what) {
        if (settings.session() != null) {
            throw governed(what, "LOKI_SESSION_ID is set: this is session " + settings.session());
        }
        Optional<String> ancestor = ancestry.get().governed();
        if (ancestor.isPresent()) {
            throw governed(what, "it was started by " + ancestor.get());
        }
    }

    private static ApprovalRefusedException governed(String what, String why) {
        return new ApprovalRefusedException(
                ApprovalRefusal.GOVERNED,
                "a governed run cannot " + what + "; " + why + ". Do so in a terminal of your own");
    }

    /** Whether grants must be proven. */
    boolean hasKey() {
        return settings.key() != null;
    }

    /** The grant by this process's user, proven where there is a key. */
    Grant grant(ApprovalRequest request, Instant now, @Nullable String label) {
        return proven(request, settings.user(), now, label, settings.key());
    }

    /** A grant with its proof. */
    static Grant proven(
            ApprovalRequest request, String approver, Instant now, @Nullable String label, @Nullable GrantKey key) {
        String mac = key == null ? null : key.mac(request.id(), request.action().digest(), approver, now);
        return new Grant(approver, now, label, mac);
    }

    /**
     * The request after a grant.
     *
     * @throws ApprovalRefusedException where it cannot be granted so
     */
    ApprovalMove granted(ApprovalRequest before, Grant grant) {
        ApprovalRequest after = before.after(new ApprovalStep.GrantBy(grant));
        Consent.requireProof(before, grant, settings.key());
        return after.state() == ApprovalState.APPROVED
                ? ApprovalMove.to(after)
                : new ApprovalMove(after, AuditActions.APPROVAL_GRANTED, grant.approver(), null);
    }

    /**
     * Checks that a decision asks for nothing but what was approved.
     *
     * @throws ApprovalRefusedException where the action is denied by now, or another policy wants its approval
     */
    void requireCovered(ApprovalRequest request, Decision decision) {
        if (decision.verdict() == Verdict.DENY) {
            throw new ApprovalRefusedException(
                    ApprovalRefusal.CHANGED, request.id() + ": the action is denied by now: " + decision.reason());
        }
        List<String> others = decision.violations().stream()
                .map(Violation::policy)
                .filter(policy -> !request.action().isAskedBy(List.of(policy)))
                .toList();
        if (!others.isEmpty()) {
            throw new ApprovalRefusedException(
                    ApprovalRefusal.CHANGED,
                    request.id() + ": it was not granted for " + String.join(", ", others) + "; ask anew");
        }
    }
}
