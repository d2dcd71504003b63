package dev.loki.domain.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The spans of the original have exactly its attributes, and names that are few however many projects there are. */
class SpanShapeTest {

    @Test
    void projectsAndTasksAreNamedByTheirIdsInAttributes() {
        assertThat(text(SpanShape.project("shop")))
                .isEqualTo(
                        "loki.project INTERNAL [loki.project.id=shop] [gen_ai.operation.name=invoke_workflow] UNSET");
        assertThat(text(SpanShape.task("task-001"))).isEqualTo("loki.task INTERNAL [loki.task.id=task-001] [] UNSET");
    }

    @Test
    void phasesAreThoseOfTheOriginal() {
        assertThat(Stream.of(RarvPhase.values()).map(SpanShape::rarv).map(SpanShapeTest::text))
                .containsExactly(
                        "loki.rarv.reason INTERNAL [loki.rarv.phase=REASON] [gen_ai.operation.name=plan] UNSET",
                        "loki.rarv.act INTERNAL [loki.rarv.phase=ACT] [] UNSET",
                        "loki.rarv.reflect INTERNAL [loki.rarv.phase=REFLECT] [] UNSET",
                        "loki.rarv.verify INTERNAL [loki.rarv.phase=VERIFY] [] UNSET");
    }

    @Test
    void onlyTheWorkOfAnAgentIsAnInvocationAndItsFailureAnError() {
        assertThat(Stream.of(AgentAction.values()).map(action -> text(SpanShape.agent("worker", action))
                        .replace("INTERNAL [loki.agent.type=", "")))
                .containsExactly(
                        "loki.agent.spawn worker, loki.agent.action=spawn]"
                                + " [gen_ai.operation.name=create_agent, gen_ai.agent.name=worker] UNSET",
                        "loki.agent.work worker, loki.agent.action=work]"
                                + " [gen_ai.operation.name=invoke_agent, gen_ai.agent.name=worker] UNSET",
                        "loki.agent.complete worker, loki.agent.action=complete] [gen_ai.agent.name=worker] UNSET",
                        "loki.agent.fail worker, loki.agent.action=fail] [gen_ai.agent.name=worker] ERROR");
    }

    @Test
    void theOthersSayWhatTheyAreOf() {
        assertThat(Stream.of(
                                SpanShape.qualityGate("tests"),
                                SpanShape.council("security"),
                                SpanShape.policyCheck("data"),
                                SpanShape.approvalWait("deploy"),
                                SpanShape.toolCall("Bash"),
                                SpanShape.trackerCall("jira", "create_issue"),
                                SpanShape.session("s-1"),
                                SpanShape.command())
                        .map(SpanShapeTest::text))
                .containsExactly(
                        "loki.quality_gate INTERNAL [loki.quality_gate.name=tests] [] UNSET",
                        "loki.council INTERNAL [loki.council.reviewer=security] [] UNSET",
                        "loki.policy.check INTERNAL [loki.policy.point=data] [] UNSET",
                        "loki.approval.wait INTERNAL [loki.approval.policy=deploy] [] UNSET",
                        "loki.tool.call INTERNAL [loki.tool.name=Bash]"
                                + " [gen_ai.operation.name=execute_tool, gen_ai.tool.name=Bash] UNSET",
                        "loki.tracker.call CLIENT [loki.tracker.name=jira, loki.tracker.operation=create_issue] []"
                                + " UNSET",
                        "loki.session INTERNAL [loki.session.id=s-1] [] UNSET",
                        "loki.command INTERNAL [] [] UNSET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass", "PASSED", "ok", "success", "true"})
    void aGateThatPassesIsOk(String result) {
        assertThat(text(SpanDetails.qualityGateResult(result)))
                .isEqualTo("[loki.quality_gate.result=" + result + ", loki.quality_gate.passed=true] [] OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "failed", "", "skipped", "passé"})
    void aGateThatDoesNotPassIsAnError(String result) {
        assertThat(text(SpanDetails.qualityGateResult(result)))
                .isEqualTo("[loki.quality_gate.result=" + result + ", loki.quality_gate.passed=false] [] ERROR");
    }

    @ParameterizedTest
    @CsvSource({"approve, true, OK", "APPROVED, true, OK", "reject, false, UNSET", "abstain, false, UNSET"})
    void aReviewerWhoDoesNotApproveIsNoError(String verdict, boolean approved, String status) {
        assertThat(text(SpanDetails.councilVerdict(verdict)))
                .isEqualTo(
                        "[loki.council.verdict=" + verdict + ", loki.council.approved=" + approved + "] [] " + status);
    }

    @ParameterizedTest
    @CsvSource({"approved, OK", "rejected, UNSET", "expired, UNSET"})
    void aWaitEndsWithItsOutcome(String outcome, String status) {
        assertThat(text(SpanDetails.approvalOutcome(outcome)))
                .isEqualTo("[loki.approval.outcome=" + outcome + "] [] " + status);
    }

    @Test
    void aDenialIsAnAnswerAndOnlyWhatCouldNotBeDecidedAnError() {
        assertThat(text(SpanDetails.decision("DENY", "violated", List.of("a", "b"), false)))
                .isEqualTo(
                        "[loki.policy.decision=DENY, loki.policy.code=violated, loki.policy.violated=[a, b]] [] UNSET");
        assertThat(text(SpanDetails.decision("DENY", "policy_error", List.of(), true)))
                .isEqualTo("[loki.policy.decision=DENY, loki.policy.code=policy_error] [] ERROR");
    }

    @Test
    void modelTokensMoneyAndAuditEntryStandInBothLanguagesWhereBothHaveWords() {
        assertThat(text(SpanDetails.model("anthropic", "opus")))
                .isEqualTo("[loki.model.provider=anthropic, loki.model.name=opus]"
                        + " [gen_ai.provider.name=anthropic, gen_ai.request.model=opus] UNSET");
        assertThat(text(SpanDetails.usage(7, 8)))
                .isEqualTo("[loki.usage.input_tokens=7, loki.usage.output_tokens=8]"
                        + " [gen_ai.usage.input_tokens=7, gen_ai.usage.output_tokens=8] UNSET");
        assertThat(text(SpanDetails.cost(0.25))).isEqualTo("[loki.usage.cost_usd=0.25] [] UNSET");
        assertThat(text(SpanDetails.audited(5, "ab")))
                .isEqualTo("[loki.audit.sequence=5, loki.audit.hash=ab] [] UNSET");
    }

    private static String text(SpanShape shape) {
        return shape.name() + " " + shape.kind() + " " + text(shape.details());
    }

    private static String text(SpanDetails details) {
        return details.attributes() + " " + details.genAi() + " "
                + details.status().code();
    }
}
