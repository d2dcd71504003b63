package dev.loki.domain.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Instants as ECMAScript's {@code Date.prototype.toISOString} writes them: UTC, exactly three fraction digits, {@code Z}
 * ({@code 2026-02-21T10:00:00.000Z}). {@link Instant#toString()} drops or adds digits.
 */
public final class IsoTimestamp {

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 3, 3, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private IsoTimestamp() {}

    /** The instant cut to milliseconds. */
    public static String format(Instant instant) {
        return FORMAT.format(instant);
    }
}
