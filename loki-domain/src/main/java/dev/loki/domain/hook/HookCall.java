package dev.loki.domain.hook;

import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One call of a hook, in the words of no vendor. All of it is the agent's word.
 *
 * @param agent who calls, such as {@code claude-code}
 * @param event what the vendor calls the moment, such as {@code PreToolUse}
 * @param session the agent's own name for its session; null where it says none
 * @param cwd the folder the agent works in; null where it says none
 * @param tool the tool's name; empty where the moment has none
 * @param callId the agent's own name for this use of the tool; null where it says none
 * @param input what the tool is given; empty where the moment has none
 * @param told what is looked at besides: a tool's answer, a prompt, why a session ends; JSON's null where nothing is
 */
public record HookCall(
        String agent,
        String event,
        HookMoment moment,
        @Nullable String session,
        @Nullable String cwd,
        String tool,
        @Nullable String callId,
        JsonObject input,
        JsonValue told) {

    /** A call of which only this much is known. */
    public static HookCall of(String agent, String event, HookMoment moment) {
        return new HookCall(agent, event, moment, null, null, "", null, JsonObject.EMPTY, JsonNull.NULL);
    }

    /** The same, in a session and a folder. */
    public HookCall in(@Nullable String newSession, @Nullable String newCwd) {
        return new HookCall(agent, event, moment, newSession, newCwd, tool, callId, input, told);
    }

    /** The same, of a tool. */
    public HookCall using(String newTool, @Nullable String newCallId, JsonObject newInput) {
        return new HookCall(agent, event, moment, session, cwd, newTool, newCallId, newInput, told);
    }

    /** The same, with what is looked at besides. */
    public HookCall telling(JsonValue newTold) {
        return new HookCall(agent, event, moment, session, cwd, tool, callId, input, newTold);
    }

    /** What is looked at besides, as text: of a text itself, of what has members its JSON; empty where nothing is. */
    public String toldText() {
        if (told == JsonNull.NULL) {
            return "";
        }
        return told instanceof JsonString text ? text.value() : told.toString();
    }
}
