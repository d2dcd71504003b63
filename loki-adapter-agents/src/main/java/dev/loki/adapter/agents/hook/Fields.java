package dev.loki.adapter.agents.hook;

import dev.loki.domain.hook.HookCall;
import dev.loki.domain.hook.HookMoment;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.hook.UnreadableHookException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of what a hook is given. */
public record Fields(JsonObject message) {

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
     * Checks that the message is of the event that the command line says: one hook must not answer for another.
     *
     * @throws UnreadableHookException where it is of another
     */
    public void requireEvent(String name, String event) throws UnreadableHookException {
        if (!event.equals(text(name))) {
            throw new UnreadableHookException(name + " must be " + event + ", as the hook's command says");
        }
    }

    /** The moment, which every event that is read has. */
    public HookMoment moment(Optional<HookMoment> moment, String event) throws UnreadableHookException {
        return moment.orElseThrow(() -> new UnreadableHookException("the event " + event + " is not listened to"));
    }

    /**
     * The call with its tool: {@code tool_name}, {@code tool_use_id} and {@code tool_input}.
     *
     * @throws UnreadableHookException where there is no name, or the input is no object
     */
    public HookCall tool(HookCall call) throws UnreadableHookException {
        return call.using(tool(), text("tool_use_id"), input("tool_input"));
    }

    /** The name of the tool. */
    public String tool() throws UnreadableHookException {
        String tool = text("tool_name");
        if (tool == null || tool.isBlank()) {
            throw new UnreadableHookException("tool_name must be the name of a tool");
        }
        return tool;
    }

    /** An object, which is empty where nothing is given. */
    public JsonObject input(String name) throws UnreadableHookException {
        JsonValue value = first(name);
        if (value == JsonNull.NULL) {
            return JsonObject.EMPTY;
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new UnreadableHookException(name + " must be an object, not " + value.typeName());
    }
}
