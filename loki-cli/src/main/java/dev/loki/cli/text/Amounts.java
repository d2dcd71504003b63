package dev.loki.cli.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as a person reads them. */
public final class Amounts {

    private static final long A_MICROSECOND = 1_000;
    private static final long A_MILLISECOND = 1_000_000;
    private static final long A_SECOND = 1_000_000_000;
    private static final long A_MINUTE = 60 * A_SECOND;
    private static final long AN_HOUR = 60 * A_MINUTE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Amounts() {}

    /** Three digits of what matters, such as 1.23 ms or 4 min 05 s. */
    public static String duration(long nanos) {
        if (nanos < A_MICROSECOND) {
            return nanos + " ns";
        }
        if (nanos < A_MILLISECOND) {
            return threeDigits((double) nanos / A_MICROSECOND) + " us";
        }
        if (nanos < A_SECOND) {
            return threeDigits((double) nanos / A_MILLISECOND) + " ms";
        }
        if (nanos < A_MINUTE) {
            return threeDigits((double) nanos / A_SECOND) + " s";
        }
        return nanos < AN_HOUR
                ? String.format(Locale.ROOT, "%d min %02d s", nanos / A_MINUTE, nanos % A_MINUTE / A_SECOND)
                : String.format(Locale.ROOT, "%d h %02d min", nanos / AN_HOUR, nanos % AN_HOUR / A_MINUTE);
    }

    /** Whole seconds, such as 3 s or 4 min 05 s. */
    public static String seconds(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds < 60 ? seconds + " s" : duration(seconds * A_SECOND);
    }

    /** 950, 12.3k, 4.56M. */
    public static String count(long count) {
        if (count < 1_000) {
            return Long.toString(count);
        }
        return count < 1_000_000 ? threeDigits(count / 1e3) + "k" : threeDigits(count / 1e6) + "M";
    }

    /** Cents, and of less than ten cents what there is of them. */
    public static String usd(double usd) {
        int digits = usd >= 0.1 ? 2 : 4;
        return "$"
                + BigDecimal.valueOf(usd).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    /** {@code 1 span}, {@code 2 spans}. */
    public static String number(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    public static String time(long epochNanos) {
        return TIME.format(instant(epochNanos));
    }

    public static Instant instant(long epochNanos) {
        return Instant.ofEpochSecond(Math.floorDiv(epochNanos, A_SECOND), Math.floorMod(epochNanos, A_SECOND));
    }

    private static String threeDigits(double value) {
        int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
