package dev.loki.domain.trace.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.trace.Attributes;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanFactsTest {

    @ParameterizedTest
    @CsvSource({
        "loki.session, RUN",
        "loki.policy.check, POLICY",
        "loki.policyholder, OTHER",
        "loki.quality_gate, REVIEW",
        "loki.command, COMMAND",
        "loki.agent, AGENT",
        "claude_code.interaction, AGENT",
        "claude_code.llm_request, MODEL",
        "claude_code.tool, TOOL",
        "claude_code.tool.execution, TOOL",
        "claude_code.tool.blocked_on_user, POLICY",
        "rarv.iteration, RUN",
        "GET /, OTHER"
    })
    void kindIsToldByTheName(String name, WorkKind kind) {
        assertThat(facts(name, a -> {}).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"invoke_agent, AGENT", "execute_tool, TOOL", "chat, MODEL", "other, OTHER"})
    void elseByTheOperationOfGenAi(String operation, WorkKind kind) {
        assertThat(facts("something", a -> a.put("gen_ai.operation.name", operation))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void detailIsWhatTellsBest() {
        assertThat(facts("x", a -> a.put("model", "opus").put("gen_ai.tool.name", "Bash"))
                        .detail())
                .isEqualTo("Bash");
        assertThat(facts("x", a -> a.put("http.method", "GET")).detail()).isEmpty();
    }

    @Test
    void policyVerdictThatNobodyKnowsIsForAPersonToSee() {
        assertThat(verdict("loki.policy.decision", "DENY").tone()).isEqualTo(SpanVerdict.Tone.BAD);
        assertThat(verdict("loki.policy.decision", "ALLOW").tone()).isEqualTo(SpanVerdict.Tone.GOOD);
        assertThat(verdict("loki.policy.decision", "PERHAPS").tone()).isEqualTo(SpanVerdict.Tone.CAUTION);
    }

    @Test
    void gateAndCouncilSayWhetherTheyPassed() {
        assertThat(facts("loki.quality_gate", a -> a.put("loki.quality_gate.passed", false))
                        .verdict())
                .isEqualTo(new SpanVerdict("failed", SpanVerdict.Tone.BAD));
        assertThat(facts("loki.council", a -> a.put("loki.council.verdict", "approve")
                                .put("loki.council.approved", true))
                        .verdict())
                .isEqualTo(new SpanVerdict("approve", SpanVerdict.Tone.GOOD));
        assertThat(facts("loki.council", a -> {}).verdict()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "NaN", "1e300", "Infinity", "many"})
    void figuresThatCannotBeAreNone(String figure) {
        SpanFacts facts = facts(
                "x",
                a -> a.put("input_tokens", figure).put("output_tokens", figure).put("cost_usd", figure));
        assertThat(facts.usage()).isSameAs(SpanUsage.NONE);
    }

    private static @Nullable SpanVerdict verdict(String name, String word) {
        return facts("loki.policy.check", a -> a.put(name, word)).verdict();
    }

    private static SpanFacts facts(String name, Consumer<Attributes.Builder> describe) {
        return SpanFacts.of(Spans.span(1, 0, 0, 1, name, describe).span());
    }
}
