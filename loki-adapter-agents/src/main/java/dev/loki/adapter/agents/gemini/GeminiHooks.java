package dev.loki.adapter.agents.gemini;

import static java.util.Map.entry;

import dev.loki.adapter.agents.hook.Answers;
import dev.loki.adapter.agents.hook.VendorHooks;
import dev.loki.domain.hook.HookMoment;
import dev.loki.domain.hook.HookVerdict;
import java.util.List;

/**
 * The hooks of Gemini CLI, by its "Hooks reference" of 2026. Exit code 2 blocks, with the reason on standard error; standard
 * output is read as JSON with exit code 0, and must hold nothing else. Any other exit code is a warning, and the tool runs.
 * Tried with 0.61.0.
 *
 * @see <a href="https://geminicli.com/docs/hooks/reference">Hooks reference</a>
 */
public final class GeminiHooks extends VendorHooks {

    /** What it is called on the command line. */
    public static final String AGENT = "gemini";

    private static final String DENY = "deny";

    public GeminiHooks() {
        super(
                AGENT,
                List.of(
                        entry("SessionStart", HookMoment.SESSION_START),
                        entry("BeforeAgent", HookMoment.PROMPT),
                        entry("BeforeTool", HookMoment.BEFORE_TOOL),
                        entry("AfterTool", HookMoment.AFTER_TOOL),
                        entry("AfterAgent", HookMoment.STOP),
                        entry("SessionEnd", HookMoment.SESSION_END)));
    }

    @Override
    protected String[] told(HookMoment moment) {
        return switch (moment) {
            case PROMPT -> new String[] {"prompt"};
            case AFTER_TOOL -> new String[] {"tool_response"};
            case SESSION_START -> new String[] {"source"};
            case SESSION_END -> new String[] {"reason"};
            case STOP -> new String[] {"prompt_response"};
            case BEFORE_TOOL, AFTER_TOOLS -> new String[] {};
        };
    }

    @Override
    protected String refusal(String event, String reason) {
        return Answers.decision(DENY, reason).toString();
    }

    /** A denied answer of a tool is replaced by the reason; a denied answer of the agent would be asked for again. */
    @Override
    protected String answer(String event, HookMoment moment, HookVerdict verdict) {
        return Answers.afterwards(verdict, DENY);
    }

    @Override
    public List<String> limits() {
        return List.of(
                "hooks do not run where hooksConfig.enabled is false, where a user disabled them by name, or in a folder that"
                        + " its user did not trust",
                "a file .env of a trusted folder may set GEMINI_CLI_SYSTEM_SETTINGS_PATH, by which other settings come"
                        + " first: set advanced.ignoreLocalEnv in its settings, where nothing else needs that file",
                "Gemini CLI does not wait for SessionEnd, so that the end of a session may be missing on record",
                "SessionStart and SessionEnd are only looked on");
    }
}
