package dev.loki.application.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.cost.LimitAction;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetSafeguardTest {

    private final BudgetHouse house = new BudgetHouse();
    private final BudgetSafeguard safeguard = new BudgetSafeguard(() -> house.budgets, house::budgets);

    @Test
    void whereNoBudgetIsInForceNothingIsLookedAt() {
        house.budgets = List.of();
        JsonObject context = estimate(5_000);
        assertThat(safeguard.complete(EnforcementPoint.RESOURCE, context)).isSameAs(context);
        assertThat(safeguard.judge(EnforcementPoint.RESOURCE, context)).isEmpty();
        assertThat(safeguard.explain(EnforcementPoint.RESOURCE, context)).isEmpty();
        assertThat(house.store.reads()).isZero();
    }

    @Test
    void contextIsGivenWhatTheLedgerKnowsUnlessItSays() {
        house.record(700);
        assertThat(safeguard
                        .complete(EnforcementPoint.RESOURCE, JsonObject.EMPTY)
                        .toString())
                .isEqualTo("{\"tokens_consumed\":700}");
        JsonObject told = JsonObject.builder().put("tokens_consumed", 3).build();
        assertThat(safeguard.complete(EnforcementPoint.RESOURCE, told)).isSameAs(told);
        assertThat(safeguard.complete(EnforcementPoint.PRE_EXECUTION, JsonObject.EMPTY))
                .isSameAs(JsonObject.EMPTY);
    }

    @Test
    void estimateIsHeldAgainstWhatIsLeft() {
        house.record(700);
        assertThat(actions(EnforcementPoint.RESOURCE, estimate(300))).containsExactly(PolicyAction.WARN);
        assertThat(actions(EnforcementPoint.RESOURCE, estimate(301))).containsExactly(PolicyAction.SHUTDOWN);
    }

    @Test
    void callThatIsRefusedEndsTheRunAroundIt() {
        house.record(700);
        safeguard.judge(EnforcementPoint.RESOURCE, estimate(400));
        assertThat(house.house.bus.pending()).last().satisfies(event -> assertThat(
                        event.payload().toString())
                .contains("\"action\":\"kill\"", "\"session\":\"session-1\"", "\"tokens\":400"));
        int before = house.published().size();
        safeguard.explain(EnforcementPoint.RESOURCE, estimate(400));
        assertThat(house.published()).hasSize(before);
    }

    @Test
    void usedUpBudgetIsInTheWayAtOtherPointsOnlyWhereItIsHard() {
        house.record(1_000);
        assertThat(actions(EnforcementPoint.PRE_EXECUTION, JsonObject.EMPTY)).containsExactly(PolicyAction.SHUTDOWN);
        assertThat(actions(EnforcementPoint.PRE_DEPLOYMENT, JsonObject.EMPTY)).containsExactly(PolicyAction.SHUTDOWN);
        assertThat(actions(EnforcementPoint.DATA, JsonObject.EMPTY)).isEmpty();
        house.budgets = List.of(BudgetHouse.budget(LimitAction.REQUIRE_APPROVAL));
        assertThat(actions(EnforcementPoint.PRE_EXECUTION, JsonObject.EMPTY)).isEmpty();
        assertThat(actions(EnforcementPoint.RESOURCE, JsonObject.EMPTY)).containsExactly(PolicyAction.REQUIRE_APPROVAL);
    }

    @Test
    void stateThatCannotBeReadDenies() {
        house.store.fail("costs.json is empty");
        JsonObject context = safeguard.complete(EnforcementPoint.RESOURCE, JsonObject.EMPTY);
        assertThat(safeguard.judge(EnforcementPoint.RESOURCE, context))
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.action()).isEqualTo(PolicyAction.DENY);
                    assertThat(violation.code()).isEqualTo(ReasonCode.POLICY_ERROR);
                    assertThat(violation.message()).contains("costs.json is empty");
                });
        assertThat(safeguard.judge(EnforcementPoint.PRE_EXECUTION, JsonObject.EMPTY))
                .hasSize(1);
        assertThat(safeguard.explain(EnforcementPoint.RESOURCE, JsonObject.EMPTY))
                .hasSize(2);
    }

    private List<PolicyAction> actions(EnforcementPoint point, JsonObject context) {
        return safeguard.judge(point, context).stream().map(Violation::action).toList();
    }

    private static JsonObject estimate(long tokens) {
        return JsonObject.builder().put("estimated_tokens", tokens).build();
    }
}
