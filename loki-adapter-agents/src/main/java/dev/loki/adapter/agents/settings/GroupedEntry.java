package dev.loki.adapter.agents.settings;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * An entry as Claude Code has them, and Codex and Gemini CLI after it: a matcher of tools, and the hooks for what matches.
 *
 * @param ofTools the events that are matched with a tool's name
 * @param timeout after which the agent gives up, in its own unit: longer than the client's own
 */
public record GroupedEntry(Set<String> ofTools, long timeout) implements JsonSettings.Entry {

    public GroupedEntry {
        ofTools = Set.copyOf(ofTools);
    }

    @Override
    public JsonObject of(String event, String command) {
        JsonObject hook = JsonObject.builder()
                .put("type", "command")
                .put("command", command)
                .put("timeout", timeout)
                .build();
        JsonObject.Builder group = JsonObject.builder();
        if (ofTools.contains(event)) {
            group.put("matcher", "*");
        }
        return group.put("hooks", new JsonArray(List.of(hook))).build();
    }
}
