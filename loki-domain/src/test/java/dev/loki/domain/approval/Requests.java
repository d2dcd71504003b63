package dev.loki.domain.approval;

import dev.loki.domain.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Requests in each state, each by the steps that lead there. */
final class Requests {

    static final Instant NOW = Instant.parse("2026-02-21T10:00:00Z");
    static final Instant LATER = NOW.plusSeconds(60);
    static final Instant DUE = NOW.plus(Duration.ofMinutes(30));
    static final Instant LONG_AFTER = NOW.plus(Duration.ofHours(5));
    static final String DIGEST = "d".repeat(64);

    private Requests() {}

    static GateTerms gate(int approvers, boolean otherUser, boolean autoApprove) {
        return new GateTerms("deploy", "deployment", Duration.ofMinutes(30), approvers, otherUser, autoApprove);
    }

    static ApprovalRequest pending(GateTerms gate) {
        JsonObject shown = JsonObject.builder().put("command", "deploy \u6f22").build();
        return ApprovalRequest.open(
                "apr-1771668000000-a1b2c3",
                gate,
                new AskedAction("pre_deployment", DIGEST, shown, List.of("gates"), "gates: not passed"),
                new Requester("agent-user", "session-1"),
                NOW,
                Delivery.NONE);
    }

    static ApprovalRequest pending() {
        return pending(gate(1, false, false));
    }

    static ApprovalStep grantBy(String approver) {
        return new ApprovalStep.GrantBy(new Grant(approver, LATER, null, null));
    }

    static ApprovalStep silence(Instant at) {
        return new ApprovalStep.GrantBySilence(new Grant(Grant.TIMEOUT, at, null, null));
    }

    static ApprovalStep reject() {
        return new ApprovalStep.Reject(LATER, "bob", "not today");
    }

    static ApprovalStep expire(Instant at) {
        return new ApprovalStep.Expire(at, "nobody answered in time");
    }

    static ApprovalStep cancel() {
        return new ApprovalStep.Cancel(LATER, "agent-user", "ended");
    }

    static ApprovalStep consume(Instant at) {
        return new ApprovalStep.Consume(at, "agent-user", DIGEST);
    }

    /** One in this state, of a gate that takes silence for consent or does not. */
    static ApprovalRequest in(ApprovalState state, boolean autoApprove) {
        ApprovalRequest pending = pending(gate(1, false, autoApprove));
        return switch (state) {
            case PENDING -> pending;
            case APPROVED -> pending.after(grantBy("alice"));
            case REJECTED -> pending.after(reject());
            case EXPIRED -> pending.after(expire(DUE));
            case CANCELLED -> pending.after(cancel());
            case CONSUMED -> pending.after(grantBy("alice")).after(consume(LATER));
        };
    }
}
