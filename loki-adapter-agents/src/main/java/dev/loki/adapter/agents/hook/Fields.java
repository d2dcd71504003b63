package dev.loki.adapter.agents.hook;

import dev.loki.domain.hook.HookCall;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.hook.UnreadableHookException;
import org.jspecify.annotations.Nullable;

/** The members of what a hook is given. */
public record Fields(JsonObject message) {

    private static final String EVENT = "hook_event_name";

    /**
     * Of a message that is of the event that the command line says: one hook must not answer for another.
     *
     * @throws UnreadableHookException where it is of another
     */
    public static Fields of(JsonObject message, String event) throws UnreadableHookException {
        Fields fields = new Fields(message);
        if (!event.equals(fields.text(EVENT))) {
            throw new UnreadableHookException(EVENT + " must be " + event + ", as the hook's command says");
        }
        return fields;
    }

    /** A text; null where there is none. */
    public @Nullable String text(String name) {
        return message.string(name).orElse(null);
    }

    /** The first of these members that is there; JSON's null where none is. */
    public JsonValue first(String... names) {
        for (String name : names) {
            JsonValue value = message.get(name);
            if (value != null && value != JsonNull.NULL) {
                return value;
            }
        }
        return JsonNull.NULL;
    }

    /**
     * The call with its tool: {@code tool_name}, {@code tool_use_id} and {@code tool_input}.
     *
     * @throws UnreadableHookException where there is no name, or the input is no object
     */
    public HookCall tool(HookCall call) throws UnreadableHookException {
        return call.using(toolName(), text("tool_use_id"), toolInput());
    }

    /**
     * The name of the tool.
     *
     * @throws UnreadableHookException where there is none
     */
    public String toolName() throws UnreadableHookException {
        String tool = text("tool_name");
        if (tool == null || tool.isBlank()) {
            throw new UnreadableHookException("tool_name must be the name of a tool");
        }
        return tool;
    }

    /** What the tool is given: an object, which is empty where nothing is. */
    public JsonObject toolInput() throws UnreadableHookException {
        JsonValue value = first("tool_input");
        if (value == JsonNull.NULL) {
            return JsonObject.EMPTY;
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new UnreadableHookException("tool_input must be an object, not " + value.typeName());
    }
}
