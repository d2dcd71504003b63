package dev.loki.domain.json;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A JSON number: its spelling, and the IEEE 754 double that ECMAScript reads from it. Two numbers are equal when their
 * doubles are.
 */
public final class JsonNumber implements JsonValue {

    private static final Pattern GRAMMAR = Pattern.compile("-?(?:0|[1-9]\\d*+)(?:\\.\\d++)?(?:[eE][+-]?\\d++)?");
    private static final double MAX_SAFE_INTEGER = 9007199254740991d;

    /** Python's {@code sys.int_info.default_max_str_digits}. */
    private static final int MAX_PYTHON_INTEGER_DIGITS = 4300;

    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

    private final String literal;
    private final double value;

    private JsonNumber(String literal, double value) {
        this.literal = literal;
        this.value = value;
    }

    /**
     * The number a JSON text spells.
     *
     * @param literal a number by the grammar of RFC 8259 section 6
     * @throws NumberFormatException where the literal is no number
     */
    public static JsonNumber parse(String literal) {
        if (!GRAMMAR.matcher(literal).matches()) {
            throw new NumberFormatException("not a JSON number");
        }
        return new JsonNumber(literal, Double.parseDouble(literal));
    }

    /**
     * The number a Python text spells, as {@code json.loads} takes it: a JSON number of at most
     * {@value #MAX_PYTHON_INTEGER_DIGITS} digits where it is an integer, {@code NaN}, {@code Infinity} or
     * {@code -Infinity}.
     *
     * @throws NumberFormatException where Python refuses it too
     */
    public static JsonNumber parsePython(String literal) {
        if (NOT_FINITE.contains(literal)) {
            return new JsonNumber(literal, Double.parseDouble(literal));
        }
        JsonNumber number = parse(literal);
        if (number.isSpeltAsInteger() && digits(literal) > MAX_PYTHON_INTEGER_DIGITS) {
            throw new NumberFormatException("an integer of more than " + MAX_PYTHON_INTEGER_DIGITS + " digits");
        }
        return number;
    }

    private static int digits(String integer) {
        return integer.charAt(0) == '-' ? integer.length() - 1 : integer.length();
    }

    public static JsonNumber of(long value) {
        return new JsonNumber(Long.toString(value), value);
    }

    /** A number from a double; infinities and NaN, which JSON cannot spell, are refused. */
    public static JsonNumber of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a JSON number: " + value);
        }
        return new JsonNumber(EcmaScriptNumber.toString(value), value);
    }

    /** The spelling in the source text, such as {@code 1.0E+2}. */
    public String literal() {
        return literal;
    }

    /** Whether the spelling has neither point nor exponent: what makes an int of it in Python. */
    public boolean isSpeltAsInteger() {
        return literal.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    }

    /** The nearest double; infinite where the literal is beyond the range of doubles. */
    public double doubleValue() {
        return value;
    }

    /** Whether this is an integer that a double holds exactly: at most 2^53 - 1 in magnitude. */
    public boolean isSafeInteger() {
        return value == Math.rint(value) && Math.abs(value) <= MAX_SAFE_INTEGER;
    }

    /**
     * The number as a long.
     *
     * @throws ArithmeticException unless {@link #isSafeInteger()}
     */
    public long longValueExact() {
        if (!isSafeInteger()) {
            throw new ArithmeticException("not an integer within 2^53: " + literal);
        }
        return (long) value;
    }

    @Override
    public String typeName() {
        return "number";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonNumber that && Double.compare(value, that.value) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value);
    }

    @Override
    public String toString() {
        return literal;
    }
}
