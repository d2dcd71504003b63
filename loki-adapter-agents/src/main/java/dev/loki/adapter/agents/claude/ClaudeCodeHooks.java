package dev.loki.adapter.agents.claude;

import static java.util.Map.entry;

import dev.loki.adapter.agents.hook.Answers;
import dev.loki.adapter.agents.hook.VendorHooks;
import dev.loki.domain.hook.HookMoment;
import dev.loki.domain.hook.HookVerdict;
import java.util.List;

/**
 * The hooks of Claude Code, by its "Hooks reference", tried with version 2.1.197. A command hook blocks by exit code 2; with
 * a JSON decision beside it the model is told the reason alone, else the command line as well. Any other failure lets the
 * tool run. {@code continue: false} is passed over beside a denial, and alone lets the tool run first, so that a session is
 * ended behind the tools only.
 *
 * @see <a href="https://code.claude.com/docs/en/hooks">Hooks reference</a>
 */
public final class ClaudeCodeHooks extends VendorHooks {

    /** What it is called on the command line. */
    public static final String AGENT = "claude-code";

    public ClaudeCodeHooks() {
        super(
                AGENT,
                List.of(
                        entry("SessionStart", HookMoment.SESSION_START),
                        entry("UserPromptSubmit", HookMoment.PROMPT),
                        entry("PreToolUse", HookMoment.BEFORE_TOOL),
                        entry("PostToolUse", HookMoment.AFTER_TOOL),
                        entry("PostToolUseFailure", HookMoment.AFTER_TOOL),
                        entry("PostToolBatch", HookMoment.AFTER_TOOLS),
                        entry("SubagentStop", HookMoment.STOP),
                        entry("Stop", HookMoment.STOP),
                        entry("SessionEnd", HookMoment.SESSION_END)));
    }

    @Override
    protected String[] told(HookMoment moment) {
        return switch (moment) {
            case PROMPT -> new String[] {"prompt"};
            case AFTER_TOOL -> new String[] {"tool_response", "error"};
            case SESSION_START -> new String[] {"source"};
            case SESSION_END -> new String[] {"reason"};
            case STOP -> new String[] {"last_assistant_message"};
            case BEFORE_TOOL, AFTER_TOOLS -> new String[] {};
        };
    }

    @Override
    protected String refusal(String event, String reason) {
        return Answers.denial(event, reason).toString();
    }

    /** Nothing is said where a tool may run: {@code allow} would answer Claude's own question to its user, too. */
    @Override
    protected String answer(String event, HookMoment moment, HookVerdict verdict) {
        return Answers.afterwards(verdict, "block");
    }

    @Override
    public List<String> limits() {
        return List.of(
                "hooks do not run with --bare or --safe-mode, with disableAllHooks or allowManagedHooksOnly in its settings,"
                        + " or in a folder that its user did not trust",
                "a tool is used whose hook was killed by a signal, or could not be started",
                "what a tool has done when its result is told cannot be undone; its answer can be kept from use",
                "SessionStart, Stop, SubagentStop and SessionEnd are only looked on");
    }
}
