package dev.loki.application.approval;

import dev.loki.application.audit.Redaction;
import dev.loki.domain.approval.ActionDigest;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.AskedAction;
import dev.loki.domain.approval.Delivery;
import dev.loki.domain.approval.Requester;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.ApprovalGate;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.Violation;
import dev.loki.ports.id.IdSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Opens requests, one for an action: where the very same is asked for already, that request is taken. Thread-safe. */
final class ApprovalOpening {

    private final ApprovalSettings settings;
    private final ApprovalGates gates;
    private final ApprovalJournal journal;
    private final ApprovalClock clock;
    private final IdSource ids;

    ApprovalOpening(
            ApprovalSettings settings,
            ApprovalGates gates,
            ApprovalJournal journal,
            ApprovalClock clock,
            IdSource ids) {
        this.settings = settings;
        this.gates = gates;
        this.journal = journal;
        this.clock = clock;
        this.ids = ids;
    }

    /** What a request is bound to. */
    static String digest(EnforcementPoint point, JsonObject action, Decision decision) {
        return ActionDigest.of(point.wireName(), action, decision.policyHash());
    }

    /** The request that is open for an action, else a new one. */
    ApprovalRequest request(EnforcementPoint point, JsonObject action, Decision decision) {
        String digest = digest(point, action, decision);
        return journal.openOr(all -> open(all, digest, decision), () -> fresh(point, action, decision, digest));
    }

    private Optional<ApprovalRequest> open(List<ApprovalRequest> all, String digest, Decision decision) {
        Instant now = clock.now();
        return all.stream()
                .filter(request -> request.state().isOpen() && !request.isDue(now))
                .filter(request -> request.action().digest().equals(digest))
                .filter(request -> request.action().isAskedBy(names(decision)))
                .reduce((older, newer) -> newer);
    }

    private ApprovalMove fresh(EnforcementPoint point, JsonObject action, Decision decision, String digest) {
        Instant now = clock.now();
        boolean isTold = gates.gate(point, action).map(ApprovalGate::webhook).isPresent();
        ApprovalRequest request = ApprovalRequest.open(
                ApprovalId.of(now, ids),
                gates.terms(point, action),
                new AskedAction(point.wireName(), digest, Redaction.brief(action), names(decision), decision.reason()),
                new Requester(settings.user(), settings.session()),
                now,
                isTold ? Delivery.pending(now) : Delivery.NONE);
        return new ApprovalMove(request, AuditActions.APPROVAL_REQUESTED, settings.user(), decision.reason());
    }

    private static List<String> names(Decision decision) {
        return decision.violations().stream().map(Violation::policy).distinct().toList();
    }
}
