package dev.loki.application.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.application.run.Outcome;
import dev.loki.application.run.RunLimit;
import dev.loki.domain.cost.Amount;
import dev.loki.domain.cost.LimitAction;
import dev.loki.domain.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a watch is there to be closed
class RunBudgetTest {

    private final BudgetHouse house = new BudgetHouse();
    private final CompletableFuture<RunLimit.Stop> stop = new CompletableFuture<>();

    @Test
    void budgetThatIsUsedUpKeepsARunFromItsStart() {
        assertThat(limit().reached()).isEmpty();
        house.record(1_000);
        assertThat(limit().reached()).hasValueSatisfying(stop -> assertThat(stop.reason())
                .contains("the budget tokens of project shop is used up"));
    }

    @Test
    void budgetThatPausesDoesToo() {
        house.budgets = List.of(BudgetHouse.budget(LimitAction.PAUSE));
        house.record(1_000);
        assertThat(limit().reached()).isPresent();
    }

    @Test
    void budgetThatWarnsOrAsksDoesNot() {
        house.record(1_000);
        house.budgets = List.of(BudgetHouse.budget(LimitAction.WARN), BudgetHouse.budget(LimitAction.REQUIRE_APPROVAL));
        assertThat(limit().reached()).isEmpty();
    }

    @Test
    void stateThatCannotBeReadIsNoBudgetThatIsUsedUp() {
        house.store.fail("costs.json is empty");
        assertThat(limit().reached()).isEmpty();
    }

    @Test
    void runIsEndedWhenTheLedgerComesToTheLimit() throws Exception {
        try (RunLimit.Watch watch = limit().watch(stop::complete)) {
            house.record(1_000);
            assertThat(stopped().outcome()).isEqualTo(Outcome.BUDGET_EXCEEDED);
            assertThat(stopped().reason()).contains("1000 of 1000 tokens spent");
        }
    }

    @Test
    void ledgerThatIsTakenAwayEndsTheRun() throws Exception {
        try (RunLimit.Watch watch = limit().watch(stop::complete)) {
            house.store.takeAway("the ledger was taken away");
            house.now = house.now.plusSeconds(1);
            assertThat(stopped().outcome()).isEqualTo(Outcome.BUDGET_EXCEEDED);
            assertThat(stopped().reason()).contains("the ledger was taken away");
        }
    }

    @Test
    void killThatTheLedgerBearsOutIsTheBudgets() throws Exception {
        house.record(900);
        try (RunLimit.Watch watch = limit().watch(stop::complete)) {
            kill().send(new Amount(200, 0), "refused");
            assertThat(stopped().outcome()).isEqualTo(Outcome.BUDGET_EXCEEDED);
            assertThat(stopped().reason()).contains("no room for 200 tokens");
        }
    }

    @Test
    void killThatTheLedgerKnowsNothingOfEndsTheRunAllTheSame() throws Exception {
        try (RunLimit.Watch watch = limit().watch(stop::complete)) {
            kill().send(new Amount(10, 0), "forged");
            assertThat(stopped().outcome()).isEqualTo(Outcome.STOPPED);
            assertThat(stopped().reason()).contains("forged");
        }
    }

    @Test
    void killOfAnotherSessionOrWithWildAmountsIsHarmless() throws Exception {
        try (RunLimit.Watch watch = limit().watch(stop::complete)) {
            emit(JsonObject.builder()
                    .put("action", "kill")
                    .put("session", "another")
                    .build());
            emit(JsonObject.builder().put("action", "budget_exceeded").build());
            emit(JsonObject.builder().put("action", "kill").put("tokens", -1).build());
            assertThat(stopped().outcome()).isEqualTo(Outcome.STOPPED);
            assertThat(stopped().reason()).isEqualTo("an event said so: kill");
        }
    }

    @Test
    void watchThatIsClosedSaysNothingMore() {
        limit().watch(stop::complete).close();
        house.record(1_000);
        assertThat(stop).isNotDone();
    }

    @Test
    void outsideOfARunThereIsNobodyToEnd() {
        new KillSignal(house.house.events, "cli", "").send(Amount.NOTHING, "refused");
        assertThat(house.published()).isEmpty();
    }

    private RunBudget limit() {
        return new RunBudget(house.budgets(), house.house.events, House.SESSION, () -> house.now);
    }

    private KillSignal kill() {
        return new KillSignal(house.house.events, "cli", House.SESSION);
    }

    private void emit(JsonObject payload) {
        house.house.events.emit("command", "dashboard", payload);
    }

    private RunLimit.Stop stopped() throws Exception {
        return stop.get(60, TimeUnit.SECONDS);
    }
}
