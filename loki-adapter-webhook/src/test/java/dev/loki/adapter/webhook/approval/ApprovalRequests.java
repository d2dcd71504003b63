package dev.loki.adapter.webhook.approval;

import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.AskedAction;
import dev.loki.domain.approval.Delivery;
import dev.loki.domain.approval.GateTerms;
import dev.loki.domain.approval.Requester;
import dev.loki.domain.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A request as a notifier is given it. */
final class ApprovalRequests {

    static final String ID = "apr-1771668000000-abc123";
    static final Instant ASKED = Instant.parse("2026-02-21T10:00:00Z");

    private ApprovalRequests() {}

    static ApprovalRequest pending() {
        return ApprovalRequest.open(
                ID,
                new GateTerms("release", "deployment", Duration.ofMinutes(30), 1, false, false),
                new AskedAction(
                        "pre_deployment",
                        "d1",
                        JsonObject.builder()
                                .put("command", "deploy")
                                .put("token", "***")
                                .build(),
                        List.of("release-gates"),
                        "a person must agree"),
                new Requester("ann", null),
                ASKED,
                Delivery.pending(ASKED));
    }
}
