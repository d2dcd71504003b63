package dev.loki.adapter.agents.claude;

import dev.loki.adapter.agents.settings.GroupedEntry;
import dev.loki.adapter.agents.settings.JsonSettings;
import dev.loki.adapter.agents.settings.SettingsRules;
import dev.loki.adapter.agents.settings.SettingsRules.Against;
import dev.loki.adapter.agents.settings.SettingsShape;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.AgentSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The settings of Claude Code: {@code .claude/settings.local.json}, with time-outs in seconds and variables in {@code env}.
 * Commands in the text of a skill are run before any hook; a member of the settings keeps them from it.
 *
 * @see <a href="https://code.claude.com/docs/en/settings">Settings</a>
 */
public final class ClaudeCodeSettings {

    /** Longer than any deadline of the client's, as a hook that runs out of time blocks nothing. */
    private static final int SECONDS = 70;

    private static final Path LOCAL = Path.of(".claude", "settings.local.json");
    private static final String SKILL_SHELL = "disableSkillShellExecution";

    /** Of a file with another event, or an entry of another shape, Claude Code takes nothing. */
    private static final Set<String> EVENTS = Set.of(
            "PreToolUse",
            "PostToolUse",
            "PostToolUseFailure",
            "PostToolBatch",
            "Notification",
            "UserPromptSubmit",
            "UserPromptExpansion",
            "SessionStart",
            "SessionEnd",
            "Stop",
            "StopFailure",
            "SubagentStart",
            "SubagentStop",
            "PreCompact",
            "PostCompact",
            "PermissionRequest",
            "PermissionDenied",
            "Setup",
            "TeammateIdle",
            "TaskCreated",
            "TaskCompleted",
            "Elicitation",
            "ElicitationResult",
            "ConfigChange",
            "WorktreeCreate",
            "WorktreeRemove",
            "InstructionsLoaded",
            "CwdChanged",
            "FileChanged",
            "MessageDisplay");

    private static final SettingsRules RULES = new SettingsRules(
            false,
            JsonObject.builder().put(SKILL_SHELL, true).build(),
            List.of(
                    new Against("disableAllHooks", true, "so that no hook runs"),
                    new Against("allowManagedHooksOnly", true, "so that only the hooks of an administrator run"),
                    new Against(SKILL_SHELL, false, "so that skills run commands that no hook is asked about")),
            new SettingsShape(EVENTS),
            List.of(Path.of(".claude", "settings.json"), LOCAL),
            List.of(
                    Path.of("/etc/claude-code/managed-settings.json"),
                    Path.of("/etc/claude-code/managed-settings.d"),
                    Path.of("/Library/Application Support/ClaudeCode/managed-settings.json"),
                    Path.of("/Library/Application Support/ClaudeCode/managed-settings.d")));

    private ClaudeCodeSettings() {}

    public static AgentSettings settings() {
        return new JsonSettings(
                ClaudeCodeHooks.AGENT,
                LOCAL,
                ".claude",
                "CLAUDE_CONFIG_DIR",
                "settings.json",
                new ClaudeCodeHooks().events(),
                JsonObject.EMPTY,
                new GroupedEntry(Set.of("PreToolUse", "PostToolUse", "PostToolUseFailure"), SECONDS),
                true,
                RULES);
    }
}
