package dev.loki.adapter.webhook.approval;

import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;

/** What a webhook is told of a request: one JSON object. The action in it has its secrets masked. Pure. */
final class ApprovalMessage {

    /** A context that is longer, in UTF-8, is left out: a receiver may refuse what is large. */
    static final int LONGEST_CONTEXT = 64 << 10;

    private ApprovalMessage() {}

    static byte[] of(ApprovalRequest request) {
        JsonObject.Builder message = JsonObject.builder()
                .put("type", "approval_request")
                .put("id", request.id())
                .put("phase", request.gate().phase())
                .put("gate", request.gate().name())
                .put("point", request.action().point())
                .put("reason", request.action().reason())
                .put("policies", JsonArray.ofStrings(request.action().policies()))
                .put("requester", request.requester().user())
                .put("approvers", request.gate().approvers());
        byte[] context = EcmaScriptJson.stringifyToUtf8(request.action().shown());
        if (context.length <= LONGEST_CONTEXT) {
            message.put("context", request.action().shown());
        } else {
            message.put("contextBytes", context.length);
        }
        message.put("digest", request.action().digest())
                .put("createdAt", request.created().toString())
                .put("expiresAt", request.expires().toString());
        return EcmaScriptJson.stringifyToUtf8(message.build());
    }
}
