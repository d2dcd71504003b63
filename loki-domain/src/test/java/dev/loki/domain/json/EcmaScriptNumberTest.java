package dev.loki.domain.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Doubles are spelt as ECMA-262 spells them. */
class EcmaScriptNumberTest {
    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "0, 0",
        "-0, 0",
        "-0.0, 0",
        "-1, -1",
        "-1.5, -1.5",
        "123.456, 123.456",
        "0.1, 0.1",
        "999999999999999, 999999999999999",
        "1000000000000000, 1000000000000000",
        "1e20, 100000000000000000000",
        "123456789012345680000, 123456789012345680000",
        "999999999999999900000, 999999999999999900000",
        "1e21, 1e+21",
        "1.5e21, 1.5e+21",
        "-1e21, -1e+21",
        "1.7976931348623157e308, 1.7976931348623157e+308"
    })
    void pointsStandWithoutExponentUpToTwentyOneDigits(String literal, String spelling) {
        assertThat(spell(literal)).isEqualTo(spelling);
    }

    @ParameterizedTest
    @CsvSource({
        "2e-3, 0.002",
        "1e-6, 0.000001",
        "1.5e-6, 0.0000015",
        "9.999999e-7, 9.999999e-7",
        "1e-7, 1e-7",
        "-1.25e-7, -1.25e-7",
        "5e-324, 5e-324",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "2.225073858507201e-308, 2.225073858507201e-308"
    })
    void upToFiveZerosFollowThePoint(String literal, String spelling) {
        assertThat(spell(literal)).isEqualTo(spelling);
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740993, 9007199254740992",
        "9223372036854775807, 9223372036854776000",
        "-9223372036854775808, -9223372036854776000",
        "123456789012345678901234567890, 1.2345678901234568e+29"
    })
    void integersAreDoublesToo(String literal, String spelling) {
        assertThat(spell(literal)).isEqualTo(spelling);
    }

    /** Here the interval of decimals that read back is lopsided, and the nearest decimal may lie outside it. */
    @ParameterizedTest
    @CsvSource({
        "5.684341886080802e-14, 5.684341886080802e-14",
        "9.5367431640625e-7, 9.5367431640625e-7",
        "9007199254740992, 9007199254740992",
        "9.671406556917033e24, 9.671406556917033e+24",
        "1.1805916207174113e21, 1.1805916207174113e+21"
    })
    void powersOfTwoKeepTheirShortestSpelling(String literal, String spelling) {
        assertThat(spell(literal)).isEqualTo(spelling);
    }

    @Test
    void twoToTheMinusFortyFourIsRoundedUp() {
        assertThat(EcmaScriptNumber.toString(0x1p-44)).isEqualTo("5.684341886080802e-14");
    }

    @Test
    void spellingsThatOldJavaMakesTooLongAreShortened() {
        assertThat(spell("2.0E-3")).isEqualTo("0.002");
        assertThat(spell("2.2E-322")).isEqualTo("2.2e-322");
        assertThat(spell("2E23")).isEqualTo("2e+23");
        assertThat(spell("8.41E21")).isEqualTo("8.41e+21");
    }

    @ParameterizedTest
    @CsvSource({
        "1125899906842624.25, 1125899906842624.2",
        "1125899906842624.75, 1125899906842624.8",
        "-1125899906842624.75, -1125899906842624.8",
        "2251799813685247.75, 2251799813685247.8"
    })
    void betweenTwoEquallyNearSpellingsTheEvenOneWins(String literal, String spelling) {
        assertThat(spell(literal)).isEqualTo(spelling);
    }

    private static String spell(String literal) {
        return EcmaScriptNumber.toString(Double.parseDouble(literal));
    }
}
