package dev.loki.domain.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers know their spelling and their double. */
class JsonNumberTest {
    @Test
    void theSpellingIsKept() {
        assertThat(JsonNumber.parse("1.0E+2")).hasToString("1.0E+2").isEqualTo(JsonNumber.of(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "0.0", "10", "-1.5e-7", "1E+400", "123456789012345678901234567890"})
    void everySpellingOfTheGrammarIsRead(String literal) {
        assertThat(JsonNumber.parse(literal).literal()).isEqualTo(literal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+1",
                "01",
                "1.",
                ".5",
                "1e",
                "NaN",
                "Infinity",
                "0x10",
                "0x1p3",
                "1f",
                "1d",
                " 1",
                "1\n",
                "١"
            })
    void whatJsonDoesNotCallANumberIsRefused(String literal) {
        assertThatThrownBy(() -> JsonNumber.parse(literal)).isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void doublesThatJsonCannotSpellAreRefused(double value) {
        assertThatThrownBy(() -> JsonNumber.of(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740991", "-9007199254740991", "5.0", "-0", "1e3"})
    void integersThatADoubleHoldsAreSafe(String literal) {
        JsonNumber number = JsonNumber.parse(literal);

        assertThat(number.isSafeInteger()).isTrue();
        assertThat(number.longValueExact()).isEqualTo((long) number.doubleValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740992", "-9007199254740992", "0.5", "1e400", "-1e400"})
    void otherNumbersAreNoSafeIntegers(String literal) {
        JsonNumber number = JsonNumber.parse(literal);

        assertThat(number.isSafeInteger()).isFalse();
        assertThatThrownBy(number::longValueExact).isInstanceOf(ArithmeticException.class);
    }
}
