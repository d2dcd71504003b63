package dev.loki.domain.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
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

    private EcmaScriptNumber() {}

    /** The spelling of a finite double; both zeros are {@code 0}. */
    static String toString(double value) {
        if (value == (long) value && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        String sign = value < 0 ? "-" : "";
        return sign + layOut(shortest(Math.abs(value)));
    }

    /** The decimal with the fewest digits that reads back as this double; among those the nearest. */
    private static BigDecimal shortest(double value) {
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

    /** Both neighbours are tried: beside a power of two the nearer one may read back as another double. */
    private static @Nullable BigDecimal nearest(BigDecimal exact, double value, int digits) {
        BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
        BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
        boolean belowFits = below.doubleValue() == value;
        boolean aboveFits = above.doubleValue() == value;
        if (belowFits && aboveFits) {
            return exact.subtract(below).compareTo(above.subtract(exact)) <= 0 ? below : above;
        }
        if (belowFits) {
            return below;
        }
        return aboveFits ? above : null;
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
