package dev.loki.adapter.agents.gemini;

import dev.loki.adapter.agents.settings.GroupedEntry;
import dev.loki.adapter.agents.settings.JsonSettings;
import dev.loki.adapter.agents.settings.SettingsRules;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.AgentSettings;
import java.nio.file.Path;
import java.util.Set;

/**
 * The settings of Gemini CLI: {@code .gemini/settings.json}, with time-outs in milliseconds.
 *
 * @see <a href="https://geminicli.com/docs/hooks/reference">Hooks reference</a>
 */
public final class GeminiSettings {

    /** Longer than any deadline of the client's, as a hook that runs out of time may block nothing. */
    private static final int MILLISECONDS = 70_000;

    private GeminiSettings() {}

    public static AgentSettings settings() {
        return new JsonSettings(
                GeminiHooks.AGENT,
                Path.of(".gemini", "settings.json"),
                ".gemini",
                null,
                "settings.json",
                new GeminiHooks().events(),
                JsonObject.EMPTY,
                new GroupedEntry(Set.of("BeforeTool", "AfterTool"), MILLISECONDS),
                false,
                SettingsRules.LENIENT);
    }
}
