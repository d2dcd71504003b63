package dev.loki.domain.cost;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** US dollars as people write them, and in millionths, as they are counted: exactly, in whole numbers. */
public final class Dollars {

    /** What is expected of a text, for a message. */
    public static final String FORM = "dollars such as 25 or 0.50, from 0 to 1000000000, with at most six decimals";

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,20}(?:\\.\\d{1,20})?(?:[eE][+-]?\\d{1,2})?");
    private static final int DECIMALS = 6;
    private static final int CENTS = 2;

    private Dollars() {}

    /**
     * The millionths of an amount.
     *
     * @param decimal such as {@code 12.5} or {@code 1e3}
     * @throws IllegalArgumentException where it is anything else than {@value #FORM}
     */
    public static long micros(String decimal) {
        if (!DECIMAL.matcher(decimal).matches()) {
            throw new IllegalArgumentException("expected " + FORM);
        }
        BigDecimal micros = new BigDecimal(decimal).movePointRight(DECIMALS).stripTrailingZeros();
        if (micros.scale() > 0 || micros.compareTo(BigDecimal.valueOf(Consumption.MOST)) > 0) {
            throw new IllegalArgumentException("expected " + FORM);
        }
        return micros.longValueExact();
    }

    /** As {@code $12.50}: with cents, and with what there is of them. */
    public static String text(long micros) {
        BigDecimal dollars = BigDecimal.valueOf(micros, DECIMALS).stripTrailingZeros();
        return "$" + dollars.setScale(Math.max(CENTS, dollars.scale())).toPlainString();
    }
}
