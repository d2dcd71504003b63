package dev.loki.application.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.cost.Budget;
import dev.loki.domain.cost.BudgetScope;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.LimitAction;
import dev.loki.domain.cost.UsageReport;
import dev.loki.domain.cost.Window;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.Violation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {

    private final BudgetHouse house = new BudgetHouse();
    private final BudgetControl control = house.control;

    @Test
    void aCheckWithinAMomentLooksAtNothing() {
        List<Violation> first = control.judge();
        for (int i = 0; i < 100; i++) {
            assertThat(control.judge()).isSameAs(first);
        }
        assertThat(house.store.reads()).isOne();
    }

    @Test
    void whatThisProcessDidCountsAtOnce() {
        assertThat(control.judge()).isEmpty();
        house.record(1_000);
        assertThat(actions()).containsExactly(PolicyAction.SHUTDOWN);
    }

    @Test
    void whatOthersDidCountsAfterAMoment() {
        assertThat(control.judge()).isEmpty();
        house.open().record(new UsageReport(BudgetHouse.WHO, Consumption.ofTokens(1_000)));
        house.now = house.now.plusMillis(Standing.FRESH_MILLIS - 1);
        assertThat(control.judge()).isEmpty();
        house.now = house.now.plusMillis(1);
        assertThat(actions()).containsExactly(PolicyAction.SHUTDOWN);
    }

    @Test
    void aClockThatIsPutBackMakesNothingOldLastLonger() {
        assertThat(control.judge()).isEmpty();
        house.open().record(new UsageReport(BudgetHouse.WHO, Consumption.ofTokens(1_000)));
        house.now = house.now.minus(Duration.ofHours(1));
        assertThat(actions()).containsExactly(PolicyAction.SHUTDOWN);
    }

    @Test
    void otherBudgetsAreJudgedAtOnce() {
        house.record(600);
        assertThat(actions()).containsExactly(PolicyAction.WARN);
        house.budgets = List.of(new Budget(
                "tight", BudgetScope.ORG, "acme", 500L, null, List.of(), LimitAction.PAUSE, new Window.None()));
        assertThat(actions()).containsExactly(PolicyAction.DENY);
    }

    private List<PolicyAction> actions() {
        return control.judge().stream().map(Violation::action).toList();
    }
}
