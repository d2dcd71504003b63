package dev.loki.adapter.agents.hook;

import dev.loki.domain.json.JsonObject;

/** Answers that more than one vendor understands. */
public final class Answers {

    private Answers() {}

    /** {@code hookSpecificOutput} with a {@code permissionDecision}: a tool is not to be used. */
    public static JsonObject denial(String event, String reason) {
        JsonObject output = JsonObject.builder()
                .put("hookEventName", event)
                .put("permissionDecision", "deny")
                .put("permissionDecisionReason", reason)
                .build();
        return JsonObject.builder().put("hookSpecificOutput", output).build();
    }

    /**
     * A {@code decision} on what was told.
     *
     * @param decision such as {@code block}
     */
    public static JsonObject decision(String decision, String reason) {
        return JsonObject.builder()
                .put("decision", decision)
                .put("reason", reason)
                .build();
    }

    /** {@code continue: false}: the agent is to stop. */
    public static JsonObject end(String reason) {
        return JsonObject.builder()
                .put("continue", false)
                .put("stopReason", reason)
                .build();
    }
}
