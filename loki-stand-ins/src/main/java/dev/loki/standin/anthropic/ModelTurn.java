package dev.loki.standin.anthropic;

import dev.loki.domain.json.JsonObject;
import java.util.Map;

/** What the model says when it is its turn: that a tool is to be used, or a text, which ends the prompt. */
public sealed interface ModelTurn {

    /**
     * A tool is to be used.
     *
     * @param tool as the agent calls it, such as {@code Bash}
     * @param input as the tool wants it
     */
    record UseTool(String tool, JsonObject input) implements ModelTurn {}

    record Say(String text) implements ModelTurn {}

    static ModelTurn bash(String command) {
        return use("Bash", Map.of("command", command));
    }

    static ModelTurn write(String file, String content) {
        return use("Write", Map.of("file_path", file, "content", content));
    }

    static ModelTurn say(String text) {
        return new Say(text);
    }

    /** A tool whose input is texts only. */
    static ModelTurn use(String tool, Map<String, String> input) {
        JsonObject.Builder object = JsonObject.builder();
        input.forEach(object::put);
        return new UseTool(tool, object.build());
    }
}
