package dev.loki.adapter.agents.claude;

import dev.loki.adapter.agents.hook.Answers;
import dev.loki.adapter.agents.hook.Fields;
import dev.loki.domain.hook.HookCall;
import dev.loki.domain.hook.HookMoment;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.AgentHooks;
import dev.loki.ports.hook.HookReply;
import dev.loki.ports.hook.UnreadableHookException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hooks of Claude Code, by its "Hooks reference", tried with version 2.1.197. A command hook blocks by exit code 2, with
 * the reason on standard error; any other failure lets the tool run. Output with exit code 0 is read as JSON.
 *
 * @see <a href="https://code.claude.com/docs/en/hooks">Hooks reference</a>
 */
public final class ClaudeCodeHooks implements AgentHooks {

    /** What it is called on the command line. */
    public static final String AGENT = "claude-code";

    private static final Map<String, HookMoment> MOMENTS = new LinkedHashMap<>();

    static {
        MOMENTS.put("SessionStart", HookMoment.SESSION_START);
        MOMENTS.put("UserPromptSubmit", HookMoment.PROMPT);
        MOMENTS.put("PreToolUse", HookMoment.BEFORE_TOOL);
        MOMENTS.put("PostToolUse", HookMoment.AFTER_TOOL);
        MOMENTS.put("PostToolUseFailure", HookMoment.AFTER_TOOL);
        MOMENTS.put("Stop", HookMoment.STOP);
        MOMENTS.put("SessionEnd", HookMoment.SESSION_END);
    }

    @Override
    public String agent() {
        return AGENT;
    }

    @Override
    public List<String> events() {
        return List.copyOf(MOMENTS.keySet());
    }

    @Override
    public Optional<HookMoment> moment(String event) {
        return Optional.ofNullable(MOMENTS.get(event));
    }

    @Override
    public HookCall read(String event, JsonObject message) throws UnreadableHookException {
        Fields fields = new Fields(message);
        fields.requireEvent("hook_event_name", event);
        HookMoment moment = fields.moment(moment(event), event);
        HookCall call = HookCall.of(AGENT, event, moment).in(fields.text("session_id"), fields.text("cwd"));
        return switch (moment) {
            case BEFORE_TOOL -> fields.tool(call);
            case AFTER_TOOL -> fields.tool(call).telling(fields.first("tool_response", "error"));
            case PROMPT -> call.telling(fields.first("prompt"));
            case SESSION_START -> call.telling(fields.first("source"));
            case SESSION_END -> call.telling(fields.first("reason"));
            case STOP -> call.telling(fields.first("last_assistant_message"));
        };
    }

    /**
     * Nothing is said where a tool may run: {@code allow} would answer Claude's own question to its user, too. A session is
     * ended by JSON with exit code 0, as no output is read with exit code 2.
     */
    @Override
    public HookReply reply(String event, HookVerdict verdict) {
        HookMoment moment = moment(event).orElse(HookMoment.BEFORE_TOOL);
        return switch (verdict.outcome()) {
            case PASS -> Answers.passing(verdict);
            case END -> new HookReply(0, ending(event, moment, verdict.reason()).toString(), verdict.reason());
            case DENY -> denied(event, moment, verdict.reason());
        };
    }

    private static HookReply denied(String event, HookMoment moment, String reason) {
        return switch (moment) {
            case BEFORE_TOOL ->
                new HookReply(HookReply.BLOCKED, decision(event, reason).toString(), reason);
            case AFTER_TOOL, PROMPT -> new HookReply(0, Answers.block(reason).toString(), reason);
            case SESSION_START, SESSION_END, STOP -> new HookReply(0, "", reason);
        };
    }

    private static JsonObject ending(String event, HookMoment moment, String reason) {
        JsonObject.Builder answer =
                JsonObject.builder().put("continue", JsonBoolean.of(false)).put("stopReason", reason);
        if (moment == HookMoment.BEFORE_TOOL) {
            decision(event, reason).members().forEach(answer::put);
        }
        return answer.build();
    }

    private static JsonObject decision(String event, String reason) {
        return Answers.permission(event, "deny", reason);
    }

    @Override
    public List<String> limits() {
        return List.of(
                "what a hook of another file answers is not seen here; where any of them denies, Claude Code denies",
                "`claude --bare`, the setting disableAllHooks and a managed policy allowManagedHooksOnly switch these hooks"
                        + " off, and so does a folder that is not trusted",
                "SessionStart, SessionEnd and Stop are looked on: nothing there can be undone",
                "what a command starts in the background is judged as the command is read, not as it runs");
    }
}
