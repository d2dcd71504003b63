package dev.loki.domain.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.cost.Window.Calendar;
import dev.loki.domain.cost.Window.None;
import dev.loki.domain.cost.Window.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetStatusTest {

    private static final Spender WHO = new Spender("shop", "coder", "opus", "", "");
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final Ledger ledger = new Ledger();

    @Test
    void aSteadyRateSaysWhenTheBudgetEnds() {
        for (int minute = 0; minute < 60; minute += 10) {
            consume(NOON.plusSeconds(60L * minute), 100);
        }
        BudgetStatus status = ledger.status(budget(new None()), NOON.plusSeconds(3_600));

        assertThat(status.spent().tokens()).isEqualTo(600);
        assertThat(status.percentage()).isEqualTo(60);
        assertThat(status.perHour().tokens()).isEqualTo(600);
        assertThat(status.exhaustedAt()).isEqualTo(NOON.plusSeconds(3_600).plus(Duration.ofMinutes(40)));
        assertThat(status.tokensLeft()).contains(400L);
        assertThat(status.microsLeft()).isEmpty();
    }

    @Test
    void whoHasJustBegunIsNotTakenForSlow() {
        consume(NOON, 100);
        BudgetStatus status = ledger.status(budget(new None()), NOON.plusSeconds(600));
        assertThat(status.perHour().tokens()).isEqualTo(600);
    }

    @Test
    void anHourWithoutConsumptionPredictsNothing() {
        consume(NOON, 100);
        BudgetStatus status = ledger.status(budget(new None()), NOON.plusSeconds(7_200));
        assertThat(status.perHour()).isEqualTo(Amount.NOTHING);
        assertThat(status.exhaustedAt()).isNull();
    }

    @Test
    void aWindowThatEndsBeforeIsNotExhausted() {
        consume(NOON, 100);
        Budget day = budget(new Calendar(Unit.DAY, ZoneOffset.UTC));
        BudgetStatus status = ledger.status(day, NOON.plusSeconds(3_600));
        assertThat(status.exhaustedAt()).isEqualTo(Instant.parse("2026-01-02T22:00:00Z"));
        assertThat(ledger.status(day, NOON.plusSeconds(3_660)).perHour()).isEqualTo(Amount.NOTHING);
        assertThat(status.windowStart()).isEqualTo("2026-01-02T00:00:00Z");
        assertThat(status.windowEnd()).isEqualTo("2026-01-03T00:00:00Z");

        consume(NOON.plus(Duration.ofHours(11)), 100);
        assertThat(ledger.status(day, NOON.plus(Duration.ofMinutes(690))).exhaustedAt())
                .as("at 200 in half an hour")
                .isNull();
    }

    @Test
    void oneThatIsUsedUpSaysSo() {
        consume(NOON, 1_000);
        BudgetStatus status = ledger.status(budget(new None()), NOON);
        assertThat(status.exhausted()).isTrue();
        assertThat(status.exhaustedAt()).isNull();
        assertThat(status.windowStart()).isNull();
        assertThat(status.tokensLeft()).contains(0L);
    }

    private void consume(Instant at, long tokens) {
        ledger.apply(new LedgerEntry.Recorded(at, new UsageReport(WHO, Consumption.ofTokens(tokens))));
    }

    private static Budget budget(Window window) {
        return new Budget("tokens", BudgetScope.PROJECT, "shop", 1_000L, null, List.of(), LimitAction.WARN, window);
    }
}
