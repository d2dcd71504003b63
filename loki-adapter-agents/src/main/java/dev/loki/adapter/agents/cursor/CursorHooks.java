package dev.loki.adapter.agents.cursor;

import static java.util.Map.entry;

import dev.loki.adapter.agents.hook.Fields;
import dev.loki.adapter.agents.hook.VendorHooks;
import dev.loki.domain.hook.HookCall;
import dev.loki.domain.hook.HookMoment;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.ports.hook.UnreadableHookException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hooks of Cursor, by its page "Hooks" of 2026. {@code preToolUse} is asked before every tool of the agent; tools of MCP
 * servers are called {@code MCP:NAME} there. Exit code 2 blocks as {@code permission: deny} does; any other failure lets the
 * tool run unless the hook has {@code failClosed}, and with that an answer must be JSON.
 *
 * @see <a href="https://cursor.com/docs/agent/hooks">Hooks</a>
 */
public final class CursorHooks extends VendorHooks {

    /** What it is called on the command line. */
    public static final String AGENT = "cursor";

    private static final String MCP = "MCP:";

    public CursorHooks() {
        super(
                AGENT,
                List.of(
                        entry("sessionStart", HookMoment.SESSION_START),
                        entry("beforeSubmitPrompt", HookMoment.PROMPT),
                        entry("preToolUse", HookMoment.BEFORE_TOOL),
                        entry("postToolUse", HookMoment.AFTER_TOOL),
                        entry("postToolUseFailure", HookMoment.AFTER_TOOL),
                        entry("stop", HookMoment.STOP),
                        entry("sessionEnd", HookMoment.SESSION_END)));
    }

    @Override
    protected String[] told(HookMoment moment) {
        return switch (moment) {
            case PROMPT -> new String[] {"prompt"};
            case AFTER_TOOL -> new String[] {"tool_output", "error_message"};
            case SESSION_START -> new String[] {"composer_mode"};
            case SESSION_END -> new String[] {"reason"};
            case STOP -> new String[] {"status"};
            case BEFORE_TOOL, AFTER_TOOLS -> new String[] {};
        };
    }

    @Override
    protected HookCall placed(HookCall call, Fields fields) {
        return call.in(fields.text("conversation_id"), folder(fields));
    }

    /** Policies call the tools of servers as the other agents do; which server it is, Cursor does not say. */
    @Override
    protected HookCall tool(HookCall call, Fields fields) throws UnreadableHookException {
        HookCall read = super.tool(call, fields);
        return read.tool().startsWith(MCP)
                ? read.using("mcp__" + "cursor__" + read.tool().substring(MCP.length()), read.callId(), read.input())
                : read;
    }

    private static @Nullable String folder(Fields fields) {
        String cwd = fields.text("cwd");
        if (cwd != null && !cwd.isBlank()) {
            return cwd;
        }
        return fields.first("workspace_roots") instanceof JsonArray roots
                        && !roots.elements().isEmpty()
                        && roots.elements().get(0) instanceof JsonString first
                ? first.value()
                : null;
    }

    @Override
    protected String refusal(String event, String reason) {
        return JsonObject.builder()
                .put("permission", "deny")
                .put("user_message", reason)
                .put("agent_message", reason)
                .build()
                .toString();
    }

    @Override
    protected String answer(String event, HookMoment moment, HookVerdict verdict) {
        return switch (moment) {
            case BEFORE_TOOL ->
                JsonObject.builder().put("permission", "allow").build().toString();
            case PROMPT -> prompt(verdict).toString();
            case AFTER_TOOL, AFTER_TOOLS, SESSION_START, SESSION_END, STOP -> JsonObject.EMPTY.toString();
        };
    }

    private static JsonObject prompt(HookVerdict verdict) {
        JsonObject.Builder answer = JsonObject.builder().put("continue", verdict.passes());
        return verdict.passes()
                ? answer.build()
                : answer.put("user_message", verdict.reason()).build();
    }

    @Override
    public List<String> limits() {
        return List.of(
                "versions of Cursor that do not know preToolUse and failClosed run every tool unasked",
                "completions as one types (Tab) read and edit files without these hooks",
                "what a tool has done when its result is told cannot be undone, nor its answer kept from use, nor the session"
                        + " ended: where a budget is used up, each further tool is denied",
                "hooks run in workspaces only that their user trusted");
    }
}
