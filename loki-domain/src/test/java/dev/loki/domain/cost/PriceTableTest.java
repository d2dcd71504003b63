package dev.loki.domain.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTableTest {

    private static final TokenPrices THREE_AND_FIFTEEN =
            new TokenPrices(3_000_000, 15_000_000, 300_000, 3_750_000, 15_000_000);

    @Test
    void priceIsExactAndRoundedUp() {
        assertThat(THREE_AND_FIFTEEN.cost(new Consumption(1_000, 500, 0, 0, 0, 1, 0)))
                .isEqualTo(10_500);
        assertThat(new TokenPrices(1, 0, 0, 0, 0).cost(Consumption.ofTokens(1))).isEqualTo(1);
        assertThat(new TokenPrices(1, 0, 0, 0, 0).cost(Consumption.ofTokens(1_000_001)))
                .isEqualTo(2);
        assertThat(THREE_AND_FIFTEEN.cost(Consumption.NOTHING)).isZero();
        assertThat(new TokenPrices(1, 10, 100, 1_000, 10_000)
                        .cost(new Consumption(1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1, 0)))
                .isEqualTo(11_111);
    }

    @Test
    void priceThatCannotBeCountedIsRefused() {
        TokenPrices dearest = new TokenPrices(TokenPrices.MOST, 0, 0, 0, 0);
        assertThat(dearest.cost(Consumption.ofTokens(1_000_000_000))).isEqualTo(Consumption.MOST);
        assertThatThrownBy(() -> dearest.cost(Consumption.ofTokens(1_000_000_001)))
                .isInstanceOf(CostOverflowException.class);
        assertThatThrownBy(() -> new TokenPrices(-1, 0, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TokenPrices(0, 0, 0, 0, TokenPrices.MOST + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "model, model, true",
        "model, models, false",
        "model*, models, true",
        "*model, a model, true",
        "a*b*c, axbxc, true",
        "a*b*c, acb, false",
        "ab*ba, aba, false",
        "*, anything, true",
        "a**b, ab, true"
    })
    void starStandsForAnyText(String pattern, String model, boolean matches) {
        assertThat(new ModelPrice(pattern, THREE_AND_FIFTEEN, null, "s").matches(model))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "opus-4",
                "OPUS-4",
                " opus-4 ",
                "opus-4-20250514",
                "opus-4-2025-05-14",
                "opus-4@20250514",
                "opus-4-latest",
                "opus-4[1m]",
                "opus-4-20250514[1m]",
                "models/opus-4"
            })
    void modelIsFoundByWhatDecidesItsPrice(String name) {
        assertThat(table("opus-4", 1, "opus-4-9", 2)
                        .find(name)
                        .orElseThrow()
                        .prices()
                        .input())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "opus", "opus-45", "opus-4-5", "opus-4-2025", "opus-4[1m", "vendor:opus-4"})
    void anotherModelIsNotKnown(String name) {
        assertThat(table("opus-4", 1, "haiku", 2).find(name)).isEmpty();
        assertThat(table("*", 1, "haiku", 2).find("x".repeat(201))).isEmpty();
    }

    @Test
    void longestPatternCounts() {
        PriceTable table = table("opus*", 1, "opus-4*", 2);
        assertThat(table.find("opus-4-5").orElseThrow().prices().input()).isEqualTo(2);
        assertThat(table.find("opus-5").orElseThrow().prices().input()).isEqualTo(1);
    }

    @Test
    void tableIsAskedBeforeTheOneBehindIt() {
        PriceTable both = table("opus*", 1, "own", 2).orElse(table("opus-4-5", 7, "haiku", 9));
        assertThat(both.find("opus-4-5").orElseThrow().prices().input()).isEqualTo(1);
        assertThat(both.find("haiku").orElseThrow().prices().input()).isEqualTo(9);
        assertThat(both.highest().input()).isEqualTo(9);
    }

    @Test
    void longPromptHasItsOwnPrice() {
        ModelPrice price = new ModelPrice(
                "m",
                new TokenPrices(1_000_000, 0, 0, 0, 0),
                new ModelPrice.LongPrompt(100, new TokenPrices(2_000_000, 0, 0, 0, 0)),
                "s");
        assertThat(price.cost(Consumption.ofTokens(100))).isEqualTo(100);
        assertThat(price.cost(Consumption.ofTokens(101))).isEqualTo(202);
        assertThat(new PriceTable("1", "d", List.of(price)).highest().input()).isEqualTo(2_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "25, 25000000",
        "0.50, 500000",
        "12.5, 12500000",
        "0.000001, 1",
        "1e3, 1000000000",
        "1.10e1, 11000000"
    })
    void dollarsAreReadExactly(String text, long micros) {
        assertThat(Dollars.micros(text)).isEqualTo(micros);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "$5", "1,5", "0.0000001", "1000000000.000001", "1e99", "1e-99", "NaN", "1e999999999"})
    void whatIsNoAmountOfDollarsIsRefused(String text) {
        assertThatThrownBy(() -> Dollars.micros(text)).hasMessageContaining("expected dollars such as");
    }

    @ParameterizedTest
    @CsvSource({"0, $0.00", "12500000, $12.50", "1, $0.000001", "100000000, $100.00", "1234567, $1.234567"})
    void dollarsAreWrittenWithTheirCents(long micros, String text) {
        assertThat(Dollars.text(micros)).isEqualTo(text);
    }

    private static PriceTable table(String one, long price, String other, long otherPrice) {
        return new PriceTable("1", "2026-11-26", List.of(price(one, price), price(other, otherPrice)));
    }

    private static ModelPrice price(String pattern, long input) {
        return new ModelPrice(pattern, new TokenPrices(input, 0, 0, 0, 0), null, "somewhere");
    }
}
