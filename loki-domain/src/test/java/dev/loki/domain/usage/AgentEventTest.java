package dev.loki.domain.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.trace.Attributes;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentEventTest {

    @Test
    void claudeCodeNamesItsEventInTheBody() {
        AgentEvent event = AgentEvent.of(Told.log(
                        "claude_code.tool_result",
                        Attributes.builder().put("event.name", "tool_result").put("duration_ms", "74")))
                .orElseThrow();

        assertThat(event.agent()).isEqualTo(Agent.CLAUDE_CODE);
        assertThat(event.name()).isEqualTo("tool_result");
        assertThat(event.number("duration_ms")).isEqualTo(74);
    }

    @Test
    void codexNamesItInAnAttributeAndSpellsNumbersAsTexts() {
        AgentEvent event = AgentEvent.of(Told.log(
                        "",
                        Attributes.builder()
                                .put("event.name", "codex.sse_event")
                                .put("event.kind", "response.completed")
                                .put("conversation.id", "c")
                                .put("model", "gpt-5.4")
                                .put("input_token_count", "1000")
                                .put("output_token_count", "50")
                                .put("cached_token_count", 900L)
                                .put("reasoning_token_count", 20L)
                                .put("tool_token_count", "1050")))
                .orElseThrow();

        UsageRecord usage = RequestUsage.of(event).orElseThrow();

        assertThat(usage.agent()).isEqualTo(Agent.CODEX);
        assertThat(usage.session()).isEqualTo("c");
        assertThat(usage.usage()).as("the input counts what was cached").isEqualTo(new Usage(100, 50, 900, 0, 0));
    }

    @Test
    void codexTellsOfTheEndOfAnAnswerWithoutCountsToo() {
        AgentEvent event = AgentEvent.of(Told.log(
                        "",
                        Attributes.builder()
                                .put("event.name", "codex.sse_event")
                                .put("event.kind", "response.completed")
                                .put("duration_ms", "5")))
                .orElseThrow();

        assertThat(RequestUsage.of(event)).isEmpty();
    }

    @Test
    void anOlderClaudeCodeTellsThePriceInDollars() {
        AgentEvent event = AgentEvent.of(Told.log(
                        "claude_code.api_request",
                        Attributes.builder().put("input_tokens", "12").put("cost_usd", "0.0041625")))
                .orElseThrow();

        assertThat(RequestUsage.of(event).map(UsageRecord::usage)).contains(new Usage(12, 0, 0, 0, 4_163));
    }

    @Test
    void whatIsNoNumberIsNothingAndWhatIsBeyondBeliefIsBounded() {
        AgentEvent event = AgentEvent.of(Told.log(
                        "claude_code.api_request",
                        Attributes.builder()
                                .put("input_tokens", -5L)
                                .put("output_tokens", Long.MAX_VALUE)
                                .put("cache_read_tokens", "many")
                                .put("cost_usd", "NaN")))
                .orElseThrow();

        assertThat(RequestUsage.of(event).map(UsageRecord::usage)).contains(new Usage(0, Usage.MOST, 0, 0, 0));
    }

    @Test
    void otherRecordsAreNoEvents() {
        assertThat(AgentEvent.of(Told.log("claude_codex", Attributes.builder().put("event.name", "api_request"))))
                .isEqualTo(Optional.empty());
        assertThat(AgentEvent.of(Told.log("", Attributes.builder().put("event.name", 5L))))
                .isEmpty();
    }
}
