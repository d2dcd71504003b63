package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A budget warns at its thresholds and acts at its limit. */
class TokenLimitTest {
    @ParameterizedTest
    @CsvSource({"49, 0", "50, 50", "79, 50", "80, 80", "95, 95", "99, 95"})
    void theHighestThresholdPassedIsWarnedOf(int tokens, int threshold) {
        Decision decision = consume("shutdown", tokens);

        assertThat(decision.allowed()).isTrue();
        assertThat(decision.warnings()).hasSize(threshold == 0 ? 0 : 1);
        assertThat(decision.warnings())
                .allSatisfy(warning -> assertThat(warning).contains("over " + threshold + " % of 100"));
    }

    @ParameterizedTest
    @CsvSource({"warn, ALLOW", "require_approval, REQUIRE_APPROVAL", "shutdown, DENY"})
    void theLimitActsAsThePolicySays(String onExceed, Verdict verdict) {
        assertThat(consume(onExceed, 100).verdict()).isEqualTo(verdict);
        assertThat(consume(onExceed, 99).verdict()).isEqualTo(Verdict.ALLOW);
    }

    @Test
    void aBudgetOfNothingIsExceededAtOnce() {
        PolicySet none =
                Documents.compile(object("resource", list(object("name", "n", "max_tokens", 0, "action", "deny"))));

        assertThat(none.evaluate(EnforcementPoint.RESOURCE, object("tokens_consumed", 0))
                        .verdict())
                .isEqualTo(Verdict.DENY);
    }

    private static Decision consume(String onExceed, int tokens) {
        return Documents.compile(object(
                        "resource",
                        list(object(
                                "name",
                                "budget",
                                "max_tokens",
                                100,
                                "alerts",
                                list(95, 50, 80),
                                "on_exceed",
                                onExceed))))
                .evaluate(EnforcementPoint.RESOURCE, object("tokens_consumed", tokens));
    }
}
