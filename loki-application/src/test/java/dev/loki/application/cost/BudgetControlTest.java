package dev.loki.application.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.application.House;
import dev.loki.application.event.EventStream;
import dev.loki.domain.cost.Amount;
import dev.loki.domain.cost.BudgetStatus;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.LimitAction;
import dev.loki.domain.cost.ReserveAnswer;
import dev.loki.domain.cost.ReserveAnswer.Granted;
import dev.loki.domain.cost.ReserveAnswer.Refused;
import dev.loki.domain.cost.UsageReport;
import dev.loki.domain.event.LimitSignal;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.Violation;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.cost.UsageStoreException;
import dev.loki.ports.event.EventBusException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetControlTest {

    private final BudgetHouse house = new BudgetHouse();
    private final BudgetControl control = house.control;

    @Test
    void eachThresholdIsAuditedAndPublishedOnceAndTheLimitKillsOnce() {
        house.record(500);
        house.record(300);
        house.record(200);
        house.record(200);
        house.open().record(new UsageReport(BudgetHouse.WHO, Consumption.ofTokens(1)));

        assertThat(house.audited()).containsExactly("budget_alert", "budget_alert", "budget_alert", "budget_shutdown");
        assertThat(house.published())
                .containsExactly(
                        "state budget_alert",
                        "state budget_alert",
                        "state budget_alert",
                        "state budget_exceeded",
                        "command kill");
    }

    @Test
    void whatIsPublishedIsWhatListenersOfLimitsUnderstand() {
        house.record(1_000);
        assertThat(house.house.bus.pending())
                .map(event -> LimitSignal.of(event).map(LimitSignal::kind).orElseThrow())
                .contains(LimitSignal.Kind.BUDGET_ALERT, LimitSignal.Kind.BUDGET_EXCEEDED, LimitSignal.Kind.KILL);
        assertThat(house.house.bus.pending().get(0).payload().string("budget")).contains("tokens");
    }

    @Test
    void aBudgetThatOnlyPausesKillsNobody() {
        house.budgets = List.of(BudgetHouse.budget(LimitAction.PAUSE));
        house.record(1_000);
        assertThat(house.published()).endsWith("state budget_exceeded").doesNotContain("command kill");
    }

    @Test
    void aCallIsReservedAndCommitted() {
        ReserveAnswer answer =
                control.reserve(BudgetHouse.WHO, Consumption.ofTokens(700)).answer();
        String id = ((Granted) answer).reservation().id();
        assertThat(control.reserve(BudgetHouse.WHO, Consumption.ofTokens(400)).answer())
                .isInstanceOf(Refused.class);
        assertThat(control.commit(id, Consumption.ofTokens(600), "haiku", 12)
                        .answer()
                        .repeated())
                .isFalse();

        BudgetStatus status = control.status().get(0);
        assertThat(status.spent()).isEqualTo(new Amount(600, 0));
        assertThat(status.reserved()).isEqualTo(Amount.NOTHING);
        assertThat(control.summary().models()).containsKey("haiku");
        assertThat(control.summary().recent().get(0).durationMillis()).isEqualTo(12);
    }

    @Test
    void aCallThatWasNotMadeGivesItsPartBack() {
        ReserveAnswer answer =
                control.reserve(BudgetHouse.WHO, Consumption.ofTokens(700)).answer();
        String id = ((Granted) answer).reservation().id();
        assertThat(control.release(id).answer()).isTrue();
        assertThat(control.release(id).answer()).isFalse();
        assertThat(control.status().get(0).reserved()).isEqualTo(Amount.NOTHING);
    }

    @Test
    void aLeaseMayBeShorter() {
        control.reserve(BudgetHouse.WHO, Consumption.ofTokens(700), Duration.ofSeconds(5), false);
        house.now = house.now.plusSeconds(5);
        assertThat(control.status().get(0).reserved()).isEqualTo(Amount.NOTHING);
        assertThat(control.reserve(BudgetHouse.WHO, Consumption.ofTokens(1_000)).answer())
                .isInstanceOf(Granted.class);
    }

    @Test
    void anEventThatCannotBePublishedIsAWarning() {
        BudgetControl deaf = new BudgetControl(
                () -> house.store,
                () -> house.budgets,
                () -> house.now,
                house.house.ids,
                house.house.audit,
                new EventStream(
                        () -> {
                            throw new EventBusException("no room", null);
                        },
                        () -> house.house.bus,
                        house.house.clock,
                        house.house.ids,
                        null,
                        true),
                House.ACTOR);
        assertThat(deaf.record(new UsageReport(BudgetHouse.WHO, Consumption.ofTokens(500)))
                        .warnings())
                .containsExactly("no event budget_alert was published: no room");
    }

    @Test
    void anAlertThatCannotBePutOnRecordIsAnErrorAndWhatWasCountedStands() {
        house.house.log.failAppends();
        assertThatExceptionOfType(AuditLogException.class).isThrownBy(() -> house.record(500));
        assertThat(control.status().get(0).spent().tokens()).isEqualTo(500);
    }

    @Test
    void aStateThatCannotBeReadDeniesEverything() {
        house.store.fail("costs.json: is cut; run `loki budget repair`");
        List<Violation> violations = control.judge();
        assertThat(violations).singleElement().satisfies(violation -> {
            assertThat(violation.action()).isEqualTo(PolicyAction.DENY);
            assertThat(violation.message()).contains("loki budget repair");
        });
        assertThatExceptionOfType(UsageStoreException.class).isThrownBy(() -> house.record(1));
        assertThatExceptionOfType(UsageStoreException.class)
                .isThrownBy(() -> control.reserve(BudgetHouse.WHO, Consumption.NOTHING));
        assertThatExceptionOfType(UsageStoreException.class).isThrownBy(control::status);

        assertThat(control.repair().found()).hasSize(1);
        assertThat(control.judge()).isEmpty();
    }
}
