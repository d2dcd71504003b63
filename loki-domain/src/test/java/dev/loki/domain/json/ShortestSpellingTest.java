package dev.loki.domain.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.Nightly;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/** Every spelling reads back as its double, and none that is shorter does. */
class ShortestSpellingTest {
    private static final int COUNT = Nightly.count(20_000, 1_000_000);

    @Test
    void everySpellingReadsBackAsTheSameDouble() {
        RandomDoubles doubles = new RandomDoubles();
        for (int i = 0; i < COUNT; i++) {
            double value = doubles.next();
            String text = EcmaScriptNumber.toString(value);
            assertThat(Double.parseDouble(text)).as(text).isEqualTo(value == 0 ? 0.0 : value);
        }
    }

    @Test
    void noSpellingWithOneDigitLessReadsBack() {
        RandomDoubles doubles = new RandomDoubles();
        for (int i = 0; i < COUNT; i++) {
            double value = Math.abs(doubles.next());
            int digits = digits(EcmaScriptNumber.toString(value));
            if (digits > 1) {
                assertThat(readsBack(value, digits - 1))
                        .as("%s in %d digits", value, digits - 1)
                        .isFalse();
            }
        }
    }

    private static int digits(String text) {
        return new BigDecimal(text).stripTrailingZeros().precision();
    }

    /** The decimals that read back are an interval around the double, so its two neighbours decide for all. */
    private static boolean readsBack(double value, int digits) {
        BigDecimal exact = new BigDecimal(value);
        return exact.round(new MathContext(digits, RoundingMode.FLOOR)).doubleValue() == value
                || exact.round(new MathContext(digits, RoundingMode.CEILING)).doubleValue() == value;
    }
}
