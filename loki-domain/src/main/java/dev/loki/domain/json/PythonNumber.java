package dev.loki.domain.json;

import java.math.BigDecimal;

/**
 * Numbers as Python spells them: an int, of any size, digit by digit; a float by {@code float.__repr__}, the shortest
 * digits that read back as the same double, and an exponent of at least two digits from 1e16 on and below 1e-4.
 */
final class PythonNumber {

    private static final int MOST_PLAIN_DIGITS = 16;
    private static final int LAST_LEADING_ZEROS = -4;

    private PythonNumber() {}

    /** The spelling; what has a point or an exponent is a float. */
    static String toString(JsonNumber number) {
        if (number.isSpeltAsInteger()) {
            return number.literal().equals("-0") ? "0" : number.literal();
        }
        return repr(number.doubleValue());
    }

    private static String repr(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        String sign = Math.copySign(1, value) < 0 ? "-" : "";
        return sign + (value == 0 ? "0.0" : layOut(EcmaScriptNumber.shortest(Math.abs(value))));
    }

    private static String layOut(BigDecimal number) {
        String digits = number.unscaledValue().toString();
        int count = digits.length();
        int point = count - number.scale();
        if (point <= LAST_LEADING_ZEROS || point > MOST_PLAIN_DIGITS) {
            return withExponent(digits, point - 1);
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        return point >= count
                ? digits + "0".repeat(point - count) + ".0"
                : digits.substring(0, point) + "." + digits.substring(point);
    }

    private static String withExponent(String digits, int exponent) {
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String magnitude = Integer.toString(Math.abs(exponent));
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + (magnitude.length() == 1 ? "0" : "") + magnitude;
    }
}
