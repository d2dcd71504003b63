package dev.loki.application.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.PolicyProblem;
import dev.loki.domain.policy.RealPaths;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.TraceStep;
import dev.loki.domain.policy.Verdict;
import dev.loki.domain.policy.Violation;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.ports.policy.PolicyLoad;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyControlTest {

    private static final JsonObject SIXTH_AGENT =
            JsonObject.builder().put("active_agents", 6).build();
    private static final JsonObject FIRST_AGENT =
            JsonObject.builder().put("active_agents", 1).build();

    private final House house = new House();

    @Test
    void allowedActionsLeaveNoRecord() {
        Decision decision = house.control(House.agentLimit("deny")).check(EnforcementPoint.PRE_EXECUTION, FIRST_AGENT);
        assertThat(decision.allowed()).isTrue();
        assertThat(house.log.entries()).isEmpty();
        assertThat(house.bus.pending()).isEmpty();
    }

    @Test
    void denialIsAuditedAndPublishedBeforeItIsReturned() {
        house.control(House.agentLimit("deny")).check(EnforcementPoint.PRE_EXECUTION, SIXTH_AGENT);
        AuditEntry entry = house.log.entries().get(0);
        assertThat(entry.what()).isEqualTo("policy_deny");
        assertThat(entry.who()).isEqualTo("tester");
        assertThat(entry.metadata().toString()).contains("\"session\":\"session-1\"", "\"policies\":[\"agent-limit\"]");
        assertThat(house.bus.pending()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("state");
            assertThat(event.payload().get("action")).isEqualTo(new JsonString("policy_deny"));
        });
    }

    @Test
    void approvalRequiredIsRecordedUnderItsOwnName() {
        Decision decision =
                house.control(House.agentLimit("require_approval")).check(EnforcementPoint.PRE_EXECUTION, SIXTH_AGENT);
        assertThat(decision.requiresApproval()).isTrue();
        assertThat(house.log.entries())
                .singleElement()
                .extracting(AuditEntry::what)
                .isEqualTo("policy_require_approval");
    }

    @Test
    void decisionThatCannotBeRecordedIsDenied() {
        house.log.failAppends();
        Decision decision =
                house.control(House.agentLimit("require_approval")).check(EnforcementPoint.PRE_EXECUTION, SIXTH_AGENT);
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(ReasonCode.AUDIT_FAILURE);
    }

    @Test
    void everyCheckIsASpanWithItsVerdict() {
        house.control(House.agentLimit("deny")).check(EnforcementPoint.PRE_EXECUTION, SIXTH_AGENT);
        assertThat(house.spans.spans()).singleElement().satisfies(span -> {
            assertThat(span.name()).isEqualTo("loki.policy.check");
            assertThat(span.attributes().toString())
                    .contains(
                            "loki.policy.point=pre_execution",
                            "loki.policy.decision=DENY",
                            "loki.policy.violated=[agent-limit]");
            assertThat(span.status()).isEqualTo(SpanStatus.UNSET);
        });
    }

    @Test
    void spanOfADecisionOnRecordNamesTheAuditEntryAndItsEventTellsTheSpan() {
        house.control(House.agentLimit("deny")).check(EnforcementPoint.PRE_EXECUTION, SIXTH_AGENT);
        AuditEntry entry = house.log.entries().get(0);
        Span span = house.spans.spans().get(0);
        assertThat(span.attributes().toString())
                .contains("loki.audit.sequence=" + entry.seq(), "loki.audit.hash=" + entry.hash());
        assertThat(house.bus.pending().get(0).span()).contains(span.context());
    }

    @Test
    void whatCouldNotBeDecidedIsAnErrorOfTheSpan() {
        house.log.failAppends();
        house.control(House.agentLimit("deny")).check(EnforcementPoint.PRE_EXECUTION, SIXTH_AGENT);
        assertThat(house.spans.spans().get(0).status()).isEqualTo(SpanStatus.error("audit_failure"));
    }

    @Test
    void noPolicyFileAllowsAtOnce() {
        Decision decision =
                house.control(House.read(PolicyLoad.Absent::new)).check(EnforcementPoint.DATA, JsonObject.EMPTY);
        assertThat(decision).isEqualTo(Decision.NO_POLICY);
    }

    @Test
    void unreadablePolicyFileDeniesEverythingAndSaysWhere() {
        PolicyProblem problem = new PolicyProblem("policies.json", 7, "", "half a file");
        Decision decision = house.control(House.read(() -> new PolicyLoad.Unreadable(problem)))
                .check(EnforcementPoint.RESOURCE, JsonObject.EMPTY);
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(ReasonCode.POLICY_ERROR);
        assertThat(decision.reason()).contains("policies.json:7", "half a file");
    }

    @Test
    void policyFileThatIsNotUnderstoodDeniesEverythingAndNamesTheField() {
        JsonObject misspelt =
                JsonObject.builder().put("pre_exekution", JsonNull.NULL).build();
        Decision decision = house.control(House.policies(misspelt)).check(EnforcementPoint.DATA, JsonObject.EMPTY);
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.reason()).contains("/pre_exekution", "unknown key");
    }

    @Test
    void unknownPointIsDenied() {
        Decision decision = house.control(ActivePolicies.NONE).check("pre_lunch", new byte[0]);
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(ReasonCode.UNKNOWN_POINT);
        assertThat(decision.reason()).contains("pre_execution");
    }

    @Test
    void contextThatIsNotJsonIsDeniedWithItsPosition() {
        Decision decision = house.control(ActivePolicies.NONE, House::refusing).check("data", new byte[0]);
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(ReasonCode.UNREADABLE_CONTEXT);
        assertThat(decision.reason()).contains("line 2, column 7");
    }

    @Test
    void contextThatIsNoObjectIsDenied() {
        Decision decision = house.control(ActivePolicies.NONE, () -> House.reading(JsonNull.NULL))
                .check("data", new byte[0]);
        assertThat(decision.code()).isEqualTo(ReasonCode.UNREADABLE_CONTEXT);
        assertThat(decision.reason()).contains("null");
    }

    @Test
    void projectIsFilledInWhereTheContextNamesNone() {
        JsonObject rule = JsonObject.builder()
                .put("name", "boundary")
                .put("rule", "file_path must start with project_dir")
                .put("action", "deny")
                .build();
        JsonObject root = JsonObject.builder()
                .put("pre_execution", new JsonArray(List.of(rule)))
                .build();
        PolicyControl control = house.control(House.policies(root));
        assertThat(control.check(EnforcementPoint.PRE_EXECUTION, path("src/app.js"))
                        .allowed())
                .isTrue();
        assertThat(control.check(EnforcementPoint.PRE_EXECUTION, path("../other"))
                        .allowed())
                .isFalse();
    }

    @Test
    void checkThatFailsIsDeniedAndOnRecord() {
        PolicyControl control = new PolicyControl(
                () -> {
                    throw new IllegalStateException("with a secret in it");
                },
                () -> House.reading(JsonNull.NULL),
                new PathGuard("/srv/project", false, RealPaths.LEXICAL, null),
                List.of(),
                new DecisionRecorder(house.audit, house.events, DecisionJournal.off(), House.ACTOR),
                house.tracer,
                DecisionMeter.OFF,
                null);
        Decision decision = control.check(EnforcementPoint.DATA, JsonObject.EMPTY);
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.code()).isEqualTo(ReasonCode.POLICY_ERROR);
        assertThat(decision.reason()).contains("IllegalStateException").doesNotContain("secret");
        assertThat(house.log.entries())
                .singleElement()
                .extracting(AuditEntry::what)
                .isEqualTo("policy_deny");
    }

    @Test
    void safeguardDeniesWhatThePoliciesAllow() {
        PolicyControl control = guardedBy(new Violation("limit", PolicyAction.DENY, ReasonCode.VIOLATED, "used up"));
        Decision decision = control.check(EnforcementPoint.RESOURCE, JsonObject.EMPTY);
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.reason()).isEqualTo("limit: used up");
        assertThat(house.log.entries())
                .singleElement()
                .extracting(AuditEntry::what)
                .isEqualTo("policy_deny");
    }

    @Test
    void safeguardThatOnlyWarnsLeavesTheVerdict() {
        PolicyControl control = guardedBy(new Violation("limit", PolicyAction.WARN, ReasonCode.VIOLATED, "nearly"));
        Decision decision = control.check(EnforcementPoint.RESOURCE, JsonObject.EMPTY);
        assertThat(decision.allowed()).isTrue();
        assertThat(decision.warnings()).containsExactly("limit: nearly");
    }

    @Test
    void safeguardThatFailsDenies() {
        PolicyControl control = guardedBy(new Safeguard() {
            @Override
            public List<Violation> judge(EnforcementPoint point, JsonObject context) {
                throw new IllegalStateException("with a secret in it");
            }

            @Override
            public List<TraceStep> explain(EnforcementPoint point, JsonObject context) {
                return List.of();
            }
        });
        Decision decision = control.check(EnforcementPoint.DATA, JsonObject.EMPTY);
        assertThat(decision.code()).isEqualTo(ReasonCode.POLICY_ERROR);
        assertThat(decision.reason()).doesNotContain("secret");
    }

    private PolicyControl guardedBy(Violation violation) {
        return guardedBy(new Safeguard() {
            @Override
            public List<Violation> judge(EnforcementPoint point, JsonObject context) {
                return List.of(violation);
            }

            @Override
            public List<TraceStep> explain(EnforcementPoint point, JsonObject context) {
                return List.of();
            }
        });
    }

    private PolicyControl guardedBy(Safeguard safeguard) {
        return new PolicyControl(
                () -> ActivePolicies.NONE,
                () -> House.refusing(),
                new PathGuard("/srv/project", false, RealPaths.LEXICAL, null),
                List.of(safeguard),
                new DecisionRecorder(house.audit, house.events, DecisionJournal.off(), House.ACTOR),
                house.tracer,
                DecisionMeter.OFF,
                null);
    }

    @Test
    void actionNestedTooDeeplyToBeJudgedIsDenied() {
        JsonObject deep = path("src/a");
        for (int i = 0; i < 200_000; i++) {
            deep = JsonObject.builder().put("in", deep).build();
        }
        Decision decision = house.control(ActivePolicies.NONE).check(EnforcementPoint.PRE_EXECUTION, deep);
        assertThat(decision.code()).isEqualTo(ReasonCode.POLICY_ERROR);
        assertThat(house.log.entries()).hasSize(1);
    }

    @Test
    void inputThatContradictsItsContextIsDenied() {
        JsonObject hook = path("src/a").with("tool_input", path("src/b"));
        Decision decision = house.control(ActivePolicies.NONE).check(EnforcementPoint.PRE_EXECUTION, hook);
        assertThat(decision.code()).isEqualTo(ReasonCode.INVALID_INPUT);
        assertThat(house.control(ActivePolicies.NONE)
                        .check(EnforcementPoint.PRE_EXECUTION, path("src/a").with("tool_input", new JsonString("x")))
                        .reason())
                .contains("tool_input must be an object, not string");
    }

    private static JsonObject path(String path) {
        return JsonObject.builder().put("file_path", path).build();
    }
}
