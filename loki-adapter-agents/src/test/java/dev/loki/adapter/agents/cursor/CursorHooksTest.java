package dev.loki.adapter.agents.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.agents.Recorded;
import dev.loki.contracts.hook.AgentHooksContract;
import dev.loki.domain.hook.HookCall;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.AgentHooks;
import dev.loki.ports.hook.HookReply;
import dev.loki.ports.hook.UnreadableHookException;
import org.junit.jupiter.api.Test;

class CursorHooksTest extends AgentHooksContract {

    @Override
    protected AgentHooks hooks() {
        return new CursorHooks();
    }

    @Override
    protected JsonObject recorded(String event) {
        return Recorded.message(CursorHooks.AGENT, event);
    }

    /** With {@code failClosed} an answer must be JSON, or the tool does not run. */
    @Test
    void everyAnswerIsJson() {
        assertThat(hooks().reply("preToolUse", HookVerdict.PASS).stdout()).isEqualTo("{\"permission\":\"allow\"}");
        assertThat(hooks().reply("postToolUse", HookVerdict.PASS).stdout()).isEqualTo("{}");
        assertThat(hooks().reply("preToolUse", HookVerdict.deny("no")))
                .isEqualTo(new HookReply(
                        2, "{\"permission\":\"deny\",\"user_message\":\"no\",\"agent_message\":\"no\"}", "no"));
        assertThat(hooks().reply("beforeSubmitPrompt", HookVerdict.deny("a secret"))
                        .stdout())
                .isEqualTo("{\"continue\":false,\"user_message\":\"a secret\"}");
    }

    @Test
    void toolsOfServersAreCalledAsElsewhereAndTheWorkspaceIsTheFolder() throws UnreadableHookException {
        HookCall call = hooks().read("preToolUse", recorded("mcp"));
        assertThat(call.tool()).isEqualTo("mcp__cursor__create_issue");
        assertThat(call.cwd()).isEqualTo("/srv/p");
    }
}
