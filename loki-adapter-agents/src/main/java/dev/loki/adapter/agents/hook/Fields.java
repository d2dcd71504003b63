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
    private static final String NAME = "tool_name";
    private static final String ID = "tool_use_id";
    private static final String INPUT = "tool_input";

    /**
     * Holds the message to the event that the command line says: one hook must not answer for another.
     *
     * @throws UnreadableHookException where it is of another
     */
    public void requireEvent(String event) throws UnreadableHookException {
        if (!event.equals(text(EVENT))) {
            throw new UnreadableHookException(EVENT + " must be " + event + ", as the hook's command says");
        }
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
        return call.using(toolName(), text(ID), toolInput());
    }

    /** The call with what can be told of its tool, for the record: it is not to be judged. */
    public HookCall knownOf(HookCall call) {
        JsonValue input = first(INPUT);
        JsonObject known = input instanceof JsonObject object
                ? object
                : JsonObject.builder().put(INPUT, input).build();
        return call.using(message.string(NAME).orElse(""), text(ID), known);
    }

    /**
     * The name of the tool.
     *
     * @throws UnreadableHookException where there is none
     */
    public String toolName() throws UnreadableHookException {
        String tool = text(NAME);
        if (tool == null || tool.isBlank()) {
            throw new UnreadableHookException("tool_name must be the name of a tool");
        }
        return tool;
    }

    /** What the tool is given: an object, which is empty where nothing is. */
    public JsonObject toolInput() throws UnreadableHookException {
        JsonValue value = first(INPUT);
        if (value == JsonNull.NULL) {
            return JsonObject.EMPTY;
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new UnreadableHookException("tool_input must be an object, not " + value.typeName());
    }
}
