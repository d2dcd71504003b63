package dev.loki.adapter.agents.codex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.agents.Recorded;
import dev.loki.contracts.hook.AgentHooksContract;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.AgentHooks;
import dev.loki.ports.hook.HookReply;
import dev.loki.ports.hook.UnreadableHookException;
import org.junit.jupiter.api.Test;

class CodexHooksTest extends AgentHooksContract {

    @Override
    protected AgentHooks hooks() {
        return new CodexHooks();
    }

    @Override
    protected JsonObject recorded(String event) {
        return Recorded.message(CodexHooks.AGENT, event);
    }

    @Test
    void aPatchIsNoCommandOfAShell() throws UnreadableHookException {
        JsonObject input = hooks().read("PreToolUse", recorded("patch")).input();
        assertThat(input.members()).containsOnlyKeys("patch");
        assertThat(input.string("patch"))
                .hasValueSatisfying(patch -> assertThat(patch).contains("Update File: .loki/policies.yaml"));
    }

    /** Exit code 2 without a reason would not block, and {@code allow} would be an error, which does not either. */
    @Test
    void aDenialHasAReasonAndAPassSaysNothing() {
        assertThat(hooks().reply("PreToolUse", HookVerdict.deny("no")).stderr()).isEqualTo("no");
        assertThat(hooks().reply("PreToolUse", HookVerdict.PASS)).isEqualTo(HookReply.SILENT);
    }
}
