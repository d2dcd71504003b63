package dev.loki.domain.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Doubles as ECMAScript spells them: {@code Number::toString} with radix 10 (ECMA-262, section 6.1.6.1.20).
 *
 * <p>Before JDK 19 {@link Double#toString(double)} does not always give the shortest digits (JDK-4511638), so they are
 * searched for here.
 */
final class EcmaScriptNumber {

    private static final int MOST_DIGITS = 17;
    private static final int FIRST_EXPONENT_FORM = 21;
    private static final int LAST_LEADING_ZEROS = -6;
    private static final List<RoundingMode> CANDIDATES =
            List.of(RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP);

    private EcmaScriptNumber() {}

    /** The spelling of a finite double; both zeros are {@code 0}. */
    static String toString(double value) {
        if (value == (long) value && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        String sign = value < 0 ? "-" : "";
        return sign + layOut(shortest(Math.abs(value)));
    }

    /** The decimal with the fewest digits that reads back as this double; among those the nearest, then the even one. */
    static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal best = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        for (int digits = Math.min(best.precision(), MOST_DIGITS); digits > 0; digits--) {
            BigDecimal candidate = nearest(exact, value, digits);
            if (candidate == null) {
                break;
            }
            best = candidate;
        }
        return best.stripTrailingZeros();
    }

    /** Beside a power of two the nearest decimal may read back as another double, and its neighbour as this one. */
    private static @Nullable BigDecimal nearest(BigDecimal exact, double value, int digits) {
        for (RoundingMode rounding : CANDIDATES) {
            BigDecimal candidate = exact.round(new MathContext(digits, rounding));
            if (candidate.doubleValue() == value) {
                return candidate;
            }
        }
        return null;
    }

    /** Places the point: plain up to 21 digits before it and 6 zeros after it, else with an exponent. */
    private static String layOut(BigDecimal number) {
        String digits = number.unscaledValue().toString();
        int count = digits.length();
        int point = count - number.scale();
        if (point >= count && point <= FIRST_EXPONENT_FORM) {
            return digits + "0".repeat(point - count);
        }
        if (point > 0 && point <= FIRST_EXPONENT_FORM) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (point > LAST_LEADING_ZEROS && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        int exponent = point - 1;
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
