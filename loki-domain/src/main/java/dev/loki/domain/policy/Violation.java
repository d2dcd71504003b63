package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;

/**
 * One policy that a context does not satisfy.
 *
 * @param policy the policy's name
 * @param action what the policy asks for
 * @param code why, for programs
 * @param message why, for people; carries no secret
 */
public record Violation(String policy, PolicyAction action, ReasonCode code, String message) {

    /** The violation in JSON answers. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("policy", policy)
                .put("action", action.wireName())
                .put("code", code.wireName())
                .put("message", message)
                .build();
    }
}
