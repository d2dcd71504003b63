package dev.loki.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A decision tells programs and people the same. */
class DecisionTest {
    @Test
    void aDecisionIsOneJsonObject() {
        Violation violation =
                new Violation("agents", PolicyAction.REQUIRE_APPROVAL, ReasonCode.VIOLATED, "6 active agents");
        Decision decision = new Decision(
                Verdict.REQUIRE_APPROVAL,
                ReasonCode.VIOLATED,
                "agents: 6",
                List.of(violation),
                List.of("careful"),
                List.of(),
                2,
                "00ff",
                Map.of("aws-access-key-id", 1));

        assertThat(decision.toJson())
                .hasToString("{\"allowed\":false,\"decision\":\"REQUIRE_APPROVAL\",\"code\":\"violated\","
                        + "\"reason\":\"agents: 6\",\"requiresApproval\":true,\"violations\":[{\"policy\":\"agents\","
                        + "\"action\":\"require_approval\",\"code\":\"violated\",\"message\":\"6 active agents\"}],"
                        + "\"warnings\":[\"careful\"],\"shadow\":[],\"evaluated\":2,\"policyHash\":\"00ff\"}");
    }

    @Test
    void failingClosedDenies() {
        Decision decision = Decision.failClosed(ReasonCode.AUDIT_FAILURE, "disk full");

        assertThat(decision.allowed()).isFalse();
        assertThat(decision.requiresApproval()).isFalse();
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
    }

    @Test
    void furtherWarningsChangeNothingElse() {
        Decision decision = Decision.NO_POLICY.warning(List.of("a")).warning(List.of("b"));

        assertThat(decision.warnings()).containsExactly("a", "b");
        assertThat(decision.code()).isEqualTo(ReasonCode.NO_POLICY);
        assertThat(decision.allowed()).isTrue();
        assertThat(Decision.NO_POLICY.warnings()).isEmpty();
    }

    @Test
    void theStrongerOfTwoDecisionsKeepsWhatBothFound() {
        Decision weak = found(PolicyAction.REQUIRE_APPROVAL, "weak");
        Decision strong = found(PolicyAction.DENY, "strong");

        for (Decision both : List.of(weak.and(strong), strong.and(weak))) {
            assertThat(both.verdict()).isEqualTo(Verdict.DENY);
            assertThat(both.reason()).isEqualTo("strong: m");
            assertThat(both.violations()).extracting(Violation::policy).containsExactly("strong", "weak");
            assertThat(both.warnings()).containsExactlyInAnyOrder("strong", "weak");
            assertThat(both.findings()).isEqualTo(Map.of("strong", 1, "weak", 1));
        }
        Decision equal = found(PolicyAction.DENY, "equal");
        assertThat(strong.and(equal).reason()).isEqualTo("strong: m");
        assertThat(strong.and(strong).violations()).hasSize(1);
    }

    private static Decision found(PolicyAction action, String policy) {
        return Decision.satisfied(1, null)
                .noting(
                        List.of(new Violation(policy, action, ReasonCode.VIOLATED, "m")),
                        List.of(policy),
                        List.of(),
                        Map.of(policy, 1));
    }

    @Test
    void pointsAreKnownByTheirNames() {
        assertThat(EnforcementPoint.wireNames())
                .containsExactly("pre_execution", "pre_deployment", "resource", "data")
                .allSatisfy(name -> assertThat(EnforcementPoint.named(name)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PRE_EXECUTION", "pre-execution", " data", "execution"})
    void anyOtherNameIsNoPoint(String name) {
        assertThat(EnforcementPoint.named(name)).isEmpty();
    }
}
