package dev.loki.adapter.agents.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.agents.Recorded;
import dev.loki.contracts.hook.AgentHooksContract;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.hook.AgentHooks;
import dev.loki.ports.hook.HookReply;
import org.junit.jupiter.api.Test;

class GeminiHooksTest extends AgentHooksContract {

    @Override
    protected AgentHooks hooks() {
        return new GeminiHooks();
    }

    @Override
    protected JsonObject recorded(String event) {
        return Recorded.message(GeminiHooks.AGENT, event);
    }

    @Test
    void aDenialIsSaidInTheVendorsWords() {
        assertThat(hooks().reply("BeforeTool", HookVerdict.deny("no")))
                .isEqualTo(new HookReply(2, "{\"decision\":\"deny\",\"reason\":\"no\"}", "no"));
        assertThat(hooks().reply("AfterTool", HookVerdict.deny("a secret")).stdout())
                .isEqualTo("{\"decision\":\"deny\",\"reason\":\"a secret\"}");
        assertThat(hooks().reply("AfterTool", HookVerdict.end("enough")).stdout())
                .isEqualTo("{\"continue\":false,\"stopReason\":\"enough\"}");
    }
}
