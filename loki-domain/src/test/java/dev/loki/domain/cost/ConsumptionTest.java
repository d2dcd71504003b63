package dev.loki.domain.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.domain.json.JsonFields;
import dev.loki.domain.usage.Usage;
import org.junit.jupiter.api.Test;

class ConsumptionTest {

    private static final Consumption SOME = new Consumption(1, 2, 3, 4, 5, 6, 7);

    @Test
    void tokensAreThoseOfAllKinds() {
        assertThat(SOME.tokens()).isEqualTo(15);
        assertThat(SOME.amount()).isEqualTo(new Amount(15, 7));
    }

    @Test
    void whatAnAgentToldOfItselfIsOneRequest() {
        assertThat(Consumption.of(new Usage(1, 2, 3, 4, 5))).isEqualTo(new Consumption(1, 2, 3, 4, 0, 1, 5));
    }

    @Test
    void negativeAmountsAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Consumption.ofTokens(-1))
                .withMessageStartingWith("input tokens must be 0 to ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SOME.costing(-1))
                .withMessageContaining("micro-dollars")
                .withMessageEndingWith("not -1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Amount(0, -1));
    }

    @Test
    void amountsThatNobodyConsumesAtOnceAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Consumption.ofTokens(Long.MAX_VALUE));
        Spender who = new Spender("shop", "", "", "", "");
        Consumption tooMuch = Consumption.ofTokens(Consumption.MOST_AT_ONCE + 1);
        assertThatIllegalArgumentException().isThrownBy(() -> new UsageReport(who, tooMuch));
    }

    @Test
    void addingUpTooMuchIsRefusedAndSaysWhat() {
        Consumption most = new Consumption(0, 0, 0, 0, 0, 0, Consumption.MOST);
        assertThatExceptionOfType(CostOverflowException.class)
                .isThrownBy(() -> most.plus(new Consumption(0, 0, 0, 0, 0, 0, 1)))
                .withMessageContaining("micro-dollars would add up to more than");
        Consumption half = Consumption.ofTokens(Consumption.MOST);
        assertThatExceptionOfType(CostOverflowException.class)
                .isThrownBy(() -> half.plus(new Consumption(0, 1, 0, 0, 0, 0, 0)))
                .withMessageStartingWith("tokens");
    }

    @Test
    void takingAwayNeverGoesBelowNothing() {
        assertThat(SOME.minus(new Consumption(9, 1, 9, 1, 9, 1, 9))).isEqualTo(new Consumption(0, 1, 0, 3, 0, 5, 0));
        assertThat(SOME.atLeast(new Consumption(9, 1, 9, 1, 9, 1, 9))).isEqualTo(new Consumption(9, 2, 9, 4, 9, 6, 9));
    }

    @Test
    void itIsReadAsItWasWritten() {
        assertThat(Consumption.of(JsonFields.of(SOME.toJson()))).isEqualTo(SOME);
        assertThat(Consumption.NOTHING.toJson()).hasToString("{}");
    }
}
