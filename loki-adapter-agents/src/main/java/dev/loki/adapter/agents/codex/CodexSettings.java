package dev.loki.adapter.agents.codex;

import dev.loki.adapter.agents.settings.GroupedEntry;
import dev.loki.adapter.agents.settings.JsonSettings;
import dev.loki.adapter.agents.settings.SettingsRules;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.AgentSettings;
import java.nio.file.Path;
import java.util.Set;

/**
 * The hooks file of Codex: {@code .codex/hooks.json}, with time-outs in seconds. Its {@code config.toml} is left alone.
 *
 * @see <a href="https://developers.openai.com/codex/hooks">Hooks</a>
 */
public final class CodexSettings {

    /** Longer than any deadline of the client's, as a hook that runs out of time may block nothing. */
    private static final int SECONDS = 70;

    private CodexSettings() {}

    public static AgentSettings settings() {
        return new JsonSettings(
                CodexHooks.AGENT,
                Path.of(".codex", "hooks.json"),
                ".codex",
                "CODEX_HOME",
                "hooks.json",
                new CodexHooks().events(),
                JsonObject.EMPTY,
                new GroupedEntry(Set.of("PreToolUse", "PostToolUse"), SECONDS),
                false,
                SettingsRules.STRICT);
    }
}
