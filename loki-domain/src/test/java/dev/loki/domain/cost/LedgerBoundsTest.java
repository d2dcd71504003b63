package dev.loki.domain.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.domain.cost.LedgerEntry.Imported;
import dev.loki.domain.cost.LedgerEntry.Recorded;
import dev.loki.domain.cost.LedgerEntry.Reserved;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerBoundsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");

    private final Ledger ledger = new Ledger();

    @Test
    void manyAgentsAreAddedUpAndNoTokenIsLost() {
        for (int i = 0; i < 2_500; i++) {
            consume(new Spender("shop", "a" + i, "m" + i % 3, "s" + i, ""));
        }
        assertThat(ledger.agents()).hasSize(Totals.MOST).containsKey("a2499").containsKey(Totals.OTHERS);
        assertThat(ledger.agents().values().stream()
                        .mapToLong(Consumption::tokens)
                        .sum())
                .isEqualTo(2_500);
        assertThat(ledger.sessions().values().stream()
                        .mapToLong(Consumption::tokens)
                        .sum())
                .isEqualTo(2_500);
        assertThat(ledger.recent()).hasSize(RecentCalls.MOST);
        assertThat(ledger.lastModel("a2499")).isEqualTo("m0");
        assertThat(ledger.lastModel("a0")).isEmpty();
    }

    @Test
    void projectsAreNeverForgottenButRefusedWhereThereAreTooMany() {
        for (int i = 0; i < Accounts.MOST; i++) {
            consume(new Spender("p" + i, "", "", "", ""));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> consume(new Spender("one more", "", "", "", "")))
                .withMessageContaining("which is the most that is counted");
        consume(new Spender("p0", "", "", "", ""));
        assertThat(ledger.total().tokens()).isEqualTo(Accounts.MOST + 1);
    }

    @Test
    void reservationsAreBounded() {
        Spender who = new Spender("shop", "", "", "", "");
        for (int i = 0; i < Reservations.MOST; i++) {
            ledger.apply(
                    new Reserved(NOW, new Reservation("r" + i, who, Consumption.ofTokens(1), NOW.plusSeconds(60))));
        }
        Reserved oneMore = new Reserved(NOW, new Reservation("r", who, Consumption.ofTokens(1), NOW.plusSeconds(60)));
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.apply(oneMore));
        assertThat(ledger.count()).isEqualTo(Reservations.MOST);
    }

    @Test
    void entriesThatGoBackInTimeAreRefused() {
        consume(new Spender("shop", "", "", "", ""));
        Recorded earlier = new Recorded(
                NOW.minusMillis(1), new UsageReport(new Spender("shop", "", "", "", ""), Consumption.ofTokens(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.apply(earlier));
    }

    @Test
    void whatIsImportedIsNeverMoreThanItsTotal() {
        Imported wrong = new Imported(
                NOW, Map.of("shop", Consumption.ofTokens(5)), Map.of(), Map.of(), Consumption.ofTokens(4), List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.apply(wrong));
        assertThat(ledger.projects()).isEmpty();
    }

    @Test
    void whatTheOriginalAlertedIsNotAlertedAgain() {
        ledger.apply(new Imported(
                NOW,
                Map.of("shop", Consumption.ofTokens(900)),
                Map.of(),
                Map.of(),
                Consumption.ofTokens(900),
                List.of("shop:50", "shop:80")));
        Budget budget = new Budget(
                "b",
                BudgetScope.PROJECT,
                "shop",
                1_000L,
                null,
                Budget.DEFAULT_ALERTS,
                LimitAction.WARN,
                new Window.None());
        Turn turn = new Turn(ledger, List.of(budget), NOW, entry -> {});
        turn.record(new UsageReport(new Spender("shop", "", "", "", ""), Consumption.ofTokens(100)));
        assertThat(turn.notices()).extracting(Notice::threshold).containsExactly(100, 100);
        assertThat(ledger.triggeredAlerts()).containsExactly("shop:50", "shop:80", "shop:100");
    }

    @Test
    void aLedgerWhoseClockWasAheadGoesOnFromNow() {
        Instant ahead = Instant.parse("2100-01-01T00:00:00Z");
        Spender who = new Spender("shop", "", "", "", "");
        ledger.apply(new Recorded(ahead, new UsageReport(who, Consumption.ofTokens(5))));
        ledger.apply(new Reserved(ahead, new Reservation("r", who, Consumption.ofTokens(1), ahead.plusSeconds(60))));

        Ledger redated = LedgerParts.redated(ledger, NOW);

        assertThat(redated.time()).isEqualTo(NOW);
        assertThat(redated.total().tokens()).isEqualTo(5);
        assertThat(redated.open())
                .extracting(Reservation::expires)
                .containsExactly(NOW.plus(Reservation.LONGEST_LEASE));
        assertThat(redated.count()).isEqualTo(2);
    }

    private void consume(Spender who) {
        ledger.apply(new Recorded(NOW, new UsageReport(who, Consumption.ofTokens(1))));
    }
}
