package dev.loki.adapter.agents.cursor;

import dev.loki.adapter.agents.settings.JsonSettings;
import dev.loki.adapter.agents.settings.SettingsRules;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.AgentSettings;
import java.nio.file.Path;

/**
 * The hooks file of Cursor: {@code .cursor/hooks.json}, with time-outs in seconds. What blocks has {@code failClosed}.
 *
 * @see <a href="https://cursor.com/docs/agent/hooks">Hooks</a>
 */
public final class CursorSettings {

    /** Longer than any deadline of the client's, as a hook that runs out of time may block nothing. */
    private static final int SECONDS = 70;

    private CursorSettings() {}

    public static AgentSettings settings() {
        CursorHooks hooks = new CursorHooks();
        return new JsonSettings(
                CursorHooks.AGENT,
                Path.of(".cursor", "hooks.json"),
                ".cursor",
                null,
                "hooks.json",
                hooks.events(),
                JsonObject.builder().put("version", 1).build(),
                (event, command) -> entry(
                        command,
                        hooks.moment(event).filter(moment -> moment.blocks()).isPresent()),
                false,
                SettingsRules.STRICT);
    }

    private static JsonObject entry(String command, boolean blocks) {
        JsonObject.Builder entry = JsonObject.builder().put("command", command).put("timeout", SECONDS);
        return blocks ? entry.put("failClosed", true).build() : entry.build();
    }
}
