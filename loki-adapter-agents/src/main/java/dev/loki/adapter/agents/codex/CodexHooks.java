package dev.loki.adapter.agents.codex;

import static java.util.Map.entry;

import dev.loki.adapter.agents.hook.Answers;
import dev.loki.adapter.agents.hook.Fields;
import dev.loki.adapter.agents.hook.VendorHooks;
import dev.loki.domain.hook.HookCall;
import dev.loki.domain.hook.HookMoment;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.hook.UnreadableHookException;
import java.util.List;
import java.util.Optional;

/**
 * The hooks of Codex, by its page "Hooks" of May 2026 and the schemas of its source, {@code codex-rs/hooks/schema}. Exit
 * code 2 blocks only where a reason stands on standard error, and JSON on standard output is read with exit code 0 alone; so
 * both are given, and either blocks. {@code permissionDecision: allow} by itself is an error there, and a hook in error lets
 * the tool run. Of {@code apply_patch} the patch stands in {@code command}. Tried with 0.171.0.
 *
 * @see <a href="https://developers.openai.com/codex/hooks">Hooks</a>
 */
public final class CodexHooks extends VendorHooks {

    /** What it is called on the command line. */
    public static final String AGENT = "codex";

    private static final String PATCHING = "apply_patch";
    private static final String COMMAND = "command";
    private static final String PATCH = "patch";

    public CodexHooks() {
        super(
                AGENT,
                List.of(
                        entry("SessionStart", HookMoment.SESSION_START),
                        entry("UserPromptSubmit", HookMoment.PROMPT),
                        entry("PreToolUse", HookMoment.BEFORE_TOOL),
                        entry("PostToolUse", HookMoment.AFTER_TOOL),
                        entry("SubagentStop", HookMoment.STOP),
                        entry("Stop", HookMoment.STOP)));
    }

    @Override
    protected String[] told(HookMoment moment) {
        return switch (moment) {
            case PROMPT -> new String[] {"prompt"};
            case AFTER_TOOL -> new String[] {"tool_response"};
            case SESSION_START -> new String[] {"source"};
            case STOP -> new String[] {"last_assistant_message"};
            case BEFORE_TOOL, AFTER_TOOLS, SESSION_END -> new String[] {};
        };
    }

    /** A patch is no command of a shell; a command of a shell may have one. */
    @Override
    protected HookCall tool(HookCall read, Fields fields) throws UnreadableHookException {
        HookCall call = super.tool(read, fields);
        JsonObject.Builder input = JsonObject.builder();
        if (call.tool().equals(PATCHING)) {
            call.input().members().forEach((name, value) -> input.put(renamed(name, call.input()), value));
            return call.using(call.tool(), call.callId(), input.build());
        }
        Optional<String> patch = ShellPatch.in(call.input().string(COMMAND).orElse(""));
        if (patch.isEmpty()) {
            return call;
        }
        call.input().members().forEach(input::put);
        return call.using(
                call.tool(), call.callId(), input.put(PATCH, patch.get()).build());
    }

    private static String renamed(String name, JsonObject input) {
        JsonValue patch = input.get(PATCH);
        return name.equals(COMMAND) && patch == null ? PATCH : name;
    }

    @Override
    protected String refusal(String event, String reason) {
        return Answers.denial(event, reason).toString();
    }

    @Override
    protected String answer(String event, HookMoment moment, HookVerdict verdict) {
        return Answers.afterwards(verdict, "block");
    }

    @Override
    public List<String> limits() {
        return List.of(
                "Codex does not ask hooks before it searches the web, as its provider does that, and not of each of its other"
                        + " tools; what is not told is not blocked",
                "input for a command that runs already (write_stdin) is not told",
                "hooks do not run with hooks = false below [features], in a project that is not trusted, and not until their"
                        + " user agreed to them in Codex (/hooks); codex exec then says nothing, and its tools run",
                "there is no event for the end of a session; SessionStart, Stop and SubagentStop are only looked on");
    }
}
