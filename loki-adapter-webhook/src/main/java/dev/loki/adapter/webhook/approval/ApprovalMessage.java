package dev.loki.adapter.webhook.approval;

import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;

/** What a webhook is told of a request: one JSON object. The action in it is what people are shown: masked and brief. Pure. */
final class ApprovalMessage {

    private ApprovalMessage() {}

    static byte[] of(ApprovalRequest request) {
        return EcmaScriptJson.stringifyToUtf8(JsonObject.builder()
                .put("type", "approval_request")
                .put("id", request.id())
                .put("phase", request.gate().phase())
                .put("gate", request.gate().name())
                .put("point", request.action().point())
                .put("reason", request.action().reason())
                .put("policies", JsonArray.ofStrings(request.action().policies()))
                .put("requester", request.requester().user())
                .put("approvers", request.gate().approvers())
                .put("context", request.action().shown())
                .put("digest", request.action().digest())
                .put("createdAt", request.created().toString())
                .put("expiresAt", request.expires().toString())
                .build());
    }
}
