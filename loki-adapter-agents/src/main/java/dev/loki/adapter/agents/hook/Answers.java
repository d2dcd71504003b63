package dev.loki.adapter.agents.hook;

import dev.loki.domain.hook.HookVerdict;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.HookReply;

/** Answers that more than one vendor understands. */
public final class Answers {

    private Answers() {}

    /** Nothing to say, but for notes, which people see where they look for them. */
    public static HookReply passing(HookVerdict verdict) {
        return verdict.notes().isEmpty()
                ? HookReply.SILENT
                : new HookReply(0, "", String.join(System.lineSeparator(), verdict.notes()));
    }

    /** {@code hookSpecificOutput} with a {@code permissionDecision}. */
    public static JsonObject permission(String event, String decision, String reason) {
        return JsonObject.builder()
                .put(
                        "hookSpecificOutput",
                        JsonObject.builder()
                                .put("hookEventName", event)
                                .put("permissionDecision", decision)
                                .put("permissionDecisionReason", reason)
                                .build())
                .build();
    }

    /** {@code decision: block}: what was told is not to be used. */
    public static JsonObject block(String reason) {
        return JsonObject.builder()
                .put("decision", "block")
                .put("reason", reason)
                .build();
    }
}
