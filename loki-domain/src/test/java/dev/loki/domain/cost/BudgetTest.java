package dev.loki.domain.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.domain.cost.Window.None;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetTest {

    @Test
    void aBudgetThatLimitsNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> budget(null, null))
                .withMessageContaining("tokens, money");
    }

    @Test
    void negativeAndHugeLimitsAreRefusedByName() {
        assertThatIllegalArgumentException().isThrownBy(() -> budget(-1L, null)).withMessageContaining("max_tokens");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> budget(null, Long.MAX_VALUE))
                .withMessageContaining("max_usd");
    }

    @Test
    void alertsArePercentagesInOrderEachOnce() {
        assertThat(alerting(List.of(80, 50, 80)).alerts()).containsExactly(50, 80);
        assertThatIllegalArgumentException().isThrownBy(() -> alerting(List.of(0, 50)));
        assertThatIllegalArgumentException().isThrownBy(() -> alerting(List.of(50, 1_001)));
    }

    @Test
    void aLimitOfNothingIsReachedAtOnce() {
        assertThat(budget(0L, null).isExhaustedBy(Amount.NOTHING)).isTrue();
        assertThat(budget(0L, null).percentage(Amount.NOTHING)).isEqualTo(100);
    }

    @Test
    void theHigherPercentageCounts() {
        assertThat(budget(100L, 100L).percentage(new Amount(10, 75))).isEqualTo(75);
        assertThat(budget(Consumption.MOST, null).percentage(new Amount(Consumption.MOST, 0)))
                .isEqualTo(100);
    }

    @Test
    void whicheverLimitIsReachedFirstEndsIt() {
        assertThat(budget(100L, 100L).isExhaustedBy(new Amount(100, 0))).isTrue();
        assertThat(budget(100L, 100L).isExhaustedBy(new Amount(0, 100))).isTrue();
        assertThat(budget(100L, 100L).hasRoomFor(new Amount(99, 99), new Amount(1, 1)))
                .isTrue();
        assertThat(budget(100L, 100L).hasRoomFor(new Amount(99, 99), new Amount(1, 2)))
                .isFalse();
    }

    private static Budget budget(@Nullable Long tokens, @Nullable Long micros) {
        return new Budget("b", BudgetScope.PROJECT, "p", tokens, micros, List.of(), LimitAction.WARN, new None());
    }

    private static Budget alerting(List<Integer> alerts) {
        return new Budget("b", BudgetScope.PROJECT, "p", 1L, null, alerts, LimitAction.WARN, new None());
    }
}
