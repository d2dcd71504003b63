package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The seed's example decides as the seed says, at all four points. */
class SeedPolicyTest {
    private final PolicySet policies = Documents.compile(Documents.seed());

    @ParameterizedTest
    @CsvSource({"/srv/p/src/a.js, ALLOW", "/etc/passwd, DENY", "/srv/p/../q, DENY", "src/a.js, ALLOW", "../a, DENY"})
    void filesStayInTheProject(String path, Verdict verdict) {
        assertThat(verdict(EnforcementPoint.PRE_EXECUTION, object("file_path", path, "project_dir", "/srv/p")))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"0, ALLOW", "5, ALLOW", "6, REQUIRE_APPROVAL"})
    void theSixthAgentNeedsApproval(int agents, Verdict verdict) {
        assertThat(verdict(EnforcementPoint.PRE_EXECUTION, object("active_agents", agents)))
                .isEqualTo(verdict);
    }

    @Test
    void denyWinsOverApproval() {
        JsonObject both = object("file_path", "/etc/passwd", "project_dir", "/srv/p", "active_agents", 6);
        Decision decision = policies.evaluate(EnforcementPoint.PRE_EXECUTION, both);

        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.reason()).isEqualTo("project-boundary: /etc/passwd is outside /srv/p");
        assertThat(decision.violations())
                .extracting(Violation::policy)
                .containsExactly("project-boundary", "agent-limit");
    }

    @ParameterizedTest
    @CsvSource({"999999, ALLOW", "1000000, REQUIRE_APPROVAL", "1000001, REQUIRE_APPROVAL"})
    void theBudgetIsExceededOnceItIsReached(int tokens, Verdict verdict) {
        assertThat(verdict(EnforcementPoint.RESOURCE, object("provider", "claude", "tokens_consumed", tokens)))
                .isEqualTo(verdict);
    }

    @Test
    void aProviderOutsideTheListIsDenied() {
        assertThat(verdict(EnforcementPoint.RESOURCE, object("provider", "gemini", "tokens_consumed", 1)))
                .isEqualTo(Verdict.DENY);
    }

    @Test
    void everyGateMustBePassed() {
        assertThat(verdict(EnforcementPoint.PRE_DEPLOYMENT, object("passed_gates", list("unit", "review", "more"))))
                .isEqualTo(Verdict.ALLOW);
        Decision decision =
                policies.evaluate(EnforcementPoint.PRE_DEPLOYMENT, object("passed_gates", list("review", 1)));
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.reason()).isEqualTo("release-gates: gates not passed: unit");
    }

    @Test
    void aSecretIsDeniedAndNotRepeated() {
        String secret = "AK" + "IA" + "Q3EG7ZT5LKMN2VB4";
        Decision decision = policies.evaluate(EnforcementPoint.DATA, object("content", "key = " + secret));

        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.toJson().toString()).contains("line 1, column 7").doesNotContain(secret.substring(4));
        assertThat(verdict(EnforcementPoint.DATA, object("content", ""))).isEqualTo(Verdict.ALLOW);
    }

    @Test
    void everyPointHasItsPolicies() {
        assertThat(EnforcementPoint.values()).extracting(policies::count).containsExactly(2, 1, 1, 1);
    }

    private Verdict verdict(EnforcementPoint point, JsonObject context) {
        return policies.evaluate(point, context).verdict();
    }
}
