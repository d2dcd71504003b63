package dev.loki.adapter.agents.hook;

import dev.loki.domain.hook.HookVerdict;
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

    /**
     * What stands on standard output where nothing was refused before it was done: nothing, that what was told is not to be
     * used, or that the agent is to stop.
     *
     * @param decision by which it is not to be used, such as {@code block}
     */
    public static String afterwards(HookVerdict verdict, String decision) {
        return switch (verdict.outcome()) {
            case PASS -> "";
            case END -> end(verdict.reason()).toString();
            case DENY -> decision(decision, verdict.reason()).toString();
        };
    }

    /** {@code continue: false}: the agent is to stop. */
    public static JsonObject end(String reason) {
        return JsonObject.builder()
                .put("continue", false)
                .put("stopReason", reason)
                .build();
    }
}
