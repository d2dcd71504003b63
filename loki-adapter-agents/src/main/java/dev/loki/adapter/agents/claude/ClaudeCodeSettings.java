package dev.loki.adapter.agents.claude;

import dev.loki.adapter.agents.settings.GroupedEntry;
import dev.loki.adapter.agents.settings.JsonSettings;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.AgentSettings;
import java.nio.file.Path;
import java.util.Set;

/**
 * The settings of Claude Code: {@code .claude/settings.json}, with time-outs in seconds and variables in {@code env}.
 *
 * @see <a href="https://code.claude.com/docs/en/settings">Settings</a>
 */
public final class ClaudeCodeSettings {

    private static final int SECONDS = 10;

    private ClaudeCodeSettings() {}

    public static AgentSettings settings() {
        return new JsonSettings(
                ClaudeCodeHooks.AGENT,
                Path.of(".claude", "settings.local.json"),
                ".claude",
                "CLAUDE_CONFIG_DIR",
                "settings.json",
                new ClaudeCodeHooks().events(),
                JsonObject.EMPTY,
                new GroupedEntry(Set.of("PreToolUse", "PostToolUse", "PostToolUseFailure"), SECONDS),
                true);
    }
}
