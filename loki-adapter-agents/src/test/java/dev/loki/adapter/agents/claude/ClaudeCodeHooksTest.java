package dev.loki.adapter.agents.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.agents.Recorded;
import dev.loki.contracts.hook.AgentHooksContract;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.AgentHooks;
import dev.loki.ports.hook.HookReply;
import org.junit.jupiter.api.Test;

class ClaudeCodeHooksTest extends AgentHooksContract {

    @Override
    protected AgentHooks hooks() {
        return new ClaudeCodeHooks();
    }

    @Override
    protected JsonObject recorded(String event) {
        return Recorded.message(ClaudeCodeHooks.AGENT, event);
    }

    /** The model is told the reason alone, and not the command line. */
    @Test
    void aDenialIsSaidInTheVendorsWords() {
        assertThat(hooks().reply("PreToolUse", HookVerdict.deny("no")))
                .isEqualTo(new HookReply(
                        2,
                        "{\"hookSpecificOutput\":{\"hookEventName\":\"PreToolUse\",\"permissionDecision\":\"deny\","
                                + "\"permissionDecisionReason\":\"no\"}}",
                        "no"));
    }

    /** {@code allow} would take the question to its user from Claude. */
    @Test
    void whereAToolMayRunNothingIsSaid() {
        assertThat(hooks().reply("PreToolUse", HookVerdict.PASS)).isEqualTo(HookReply.SILENT);
    }

    @Test
    void aSessionIsEndedBehindTheTools() {
        assertThat(hooks().reply("PostToolBatch", HookVerdict.end("enough")).stdout())
                .isEqualTo("{\"continue\":false,\"stopReason\":\"enough\"}");
        assertThat(hooks().reply("UserPromptSubmit", HookVerdict.deny("a secret"))
                        .stdout())
                .isEqualTo("{\"decision\":\"block\",\"reason\":\"a secret\"}");
    }
}
