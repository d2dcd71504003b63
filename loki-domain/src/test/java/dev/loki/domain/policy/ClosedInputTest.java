package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a policy cannot judge it refuses, even one that only warns. */
class ClosedInputTest {
    private final PolicySet policies = Documents.compile(object(
            "pre_execution",
            list(
                    Documents.boundary().with("action", new JsonString("warn")),
                    Documents.agentLimit().with("action", new JsonString("warn"))),
            "pre_deployment",
            list(object("name", "gates", "gates", list("unit"), "action", "warn")),
            "resource",
            list(
                    object("name", "budget", "max_tokens", 10, "on_exceed", "warn"),
                    object("name", "providers", "providers", list("claude"))),
            "data",
            list(object("name", "scan", "type", "pii_scanning", "action", "warn"))));

    @ParameterizedTest
    @MethodSource("invalid")
    void aValueOfTheWrongKindIsRefused(EnforcementPoint point, JsonObject context) {
        assertClosed(point, context, ReasonCode.INVALID_INPUT);
    }

    static Stream<Arguments> invalid() {
        JsonObject path = object("file_path", "a", "project_dir", "/p");
        JsonObject resource = object("provider", "claude", "tokens_consumed", 1);
        return Stream.of(
                Arguments.of(EnforcementPoint.PRE_EXECUTION, path.with("file_path", JsonNull.NULL)),
                Arguments.of(EnforcementPoint.PRE_EXECUTION, path.with("file_path", list("a"))),
                Arguments.of(EnforcementPoint.PRE_EXECUTION, object("file_path", "", "project_dir", "/p")),
                Arguments.of(EnforcementPoint.PRE_EXECUTION, path.with("project_dir", JsonNull.NULL)),
                Arguments.of(EnforcementPoint.PRE_EXECUTION, path.with("project_dir", JsonNumber.of(1))),
                Arguments.of(EnforcementPoint.PRE_EXECUTION, object("file_path", "a", "project_dir", "")),
                Arguments.of(EnforcementPoint.PRE_EXECUTION, object("file_path", "/p/a", "project_dir", "p")),
                Arguments.of(EnforcementPoint.PRE_EXECUTION, path.with("cwd", JsonNull.NULL)),
                Arguments.of(EnforcementPoint.PRE_EXECUTION, path.with("cwd", JsonNumber.of(1))),
                Arguments.of(
                        EnforcementPoint.PRE_EXECUTION, object("file_path", "a", "project_dir", "/p", "cwd", "sub")),
                Arguments.of(EnforcementPoint.PRE_EXECUTION, object("active_agents", JsonNull.NULL)),
                Arguments.of(EnforcementPoint.PRE_EXECUTION, object("active_agents", "6")),
                Arguments.of(EnforcementPoint.PRE_EXECUTION, object("active_agents", -1)),
                Arguments.of(EnforcementPoint.PRE_EXECUTION, object("active_agents", JsonNumber.parse("1.5"))),
                Arguments.of(EnforcementPoint.PRE_EXECUTION, object("active_agents", JsonNumber.parse("1e400"))),
                Arguments.of(EnforcementPoint.PRE_DEPLOYMENT, object("passed_gates", JsonNull.NULL)),
                Arguments.of(EnforcementPoint.PRE_DEPLOYMENT, object("passed_gates", "unit")),
                Arguments.of(EnforcementPoint.PRE_DEPLOYMENT, object("passed_gates", object("unit", JsonBoolean.TRUE))),
                Arguments.of(EnforcementPoint.RESOURCE, resource.with("provider", JsonNull.NULL)),
                Arguments.of(EnforcementPoint.RESOURCE, resource.with("tokens_consumed", JsonNull.NULL)),
                Arguments.of(EnforcementPoint.RESOURCE, resource.with("tokens_consumed", JsonNumber.of(-1))),
                Arguments.of(EnforcementPoint.RESOURCE, resource.with("tokens_consumed", JsonNumber.parse("9e99"))),
                Arguments.of(EnforcementPoint.DATA, object("content", JsonNull.NULL)),
                Arguments.of(EnforcementPoint.DATA, object("content", list("text"))));
    }

    @Test
    void aMissingValueIsRefused() {
        assertClosed(EnforcementPoint.PRE_EXECUTION, object("file_path", "/p/a"), ReasonCode.MISSING_INPUT);
        assertClosed(EnforcementPoint.PRE_DEPLOYMENT, JsonObject.EMPTY, ReasonCode.MISSING_INPUT);
        assertClosed(EnforcementPoint.RESOURCE, object("provider", "claude"), ReasonCode.MISSING_INPUT);
        assertClosed(EnforcementPoint.RESOURCE, object("tokens_consumed", 1), ReasonCode.MISSING_INPUT);
        assertClosed(EnforcementPoint.DATA, JsonObject.EMPTY, ReasonCode.MISSING_INPUT);
    }

    @Test
    void anActionWithoutFileOrAgentsIsNotConcerned() {
        assertThat(policies.evaluate(EnforcementPoint.PRE_EXECUTION, object("tool", "ls")))
                .extracting(Decision::code)
                .isEqualTo(ReasonCode.SATISFIED);
    }

    @Test
    void gatesThatAreNoTextsCountAsNotPassed() {
        assertThat(policies.evaluate(EnforcementPoint.PRE_DEPLOYMENT, object("passed_gates", list(list("unit"))))
                        .warnings())
                .containsExactly("gates: gates not passed: unit");
    }

    private void assertClosed(EnforcementPoint point, JsonObject context, ReasonCode code) {
        Decision decision = policies.evaluate(point, context);

        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(code);
    }
}
