package dev.loki.contracts.approval;

import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.ApprovalStep;
import dev.loki.domain.approval.AskedAction;
import dev.loki.domain.approval.Delivery;
import dev.loki.domain.approval.GateTerms;
import dev.loki.domain.approval.Grant;
import dev.loki.domain.approval.Requester;
import dev.loki.domain.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** Requests for tests. */
public final class ApprovalRequests {

    /** When they are made. */
    public static final Instant NOW = Instant.parse("2026-02-21T10:00:00Z");

    private ApprovalRequests() {}

    /** A pending one, which differs from others by its number. */
    public static ApprovalRequest pending(int number) {
        String command = "deploy " + number + " \"\u6f22\"";
        Instant created = NOW.plusMillis(number);
        return ApprovalRequest.open(
                "apr-" + created.toEpochMilli() + "-aaaaaa",
                GateTerms.withoutGate("pre_execution"),
                new AskedAction(
                        "pre_execution",
                        "digest-" + number,
                        JsonObject.builder().put("command", command).build(),
                        List.of("agent-limit"),
                        "agent-limit: too many"),
                new Requester("agent-user", null),
                created,
                Delivery.NONE);
    }

    /** The request once somebody agreed. */
    public static ApprovalRequest granted(ApprovalRequest request) {
        return request.after(
                new ApprovalStep.GrantBy(new Grant("alice", request.created().plusMillis(5), "Alice", null)));
    }

    /** The request once somebody said no. */
    public static ApprovalRequest rejected(ApprovalRequest request) {
        return request.after(new ApprovalStep.Reject(request.created().plusMillis(5), "alice", "no"));
    }
}
