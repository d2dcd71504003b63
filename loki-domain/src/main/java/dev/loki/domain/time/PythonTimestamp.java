package dev.loki.domain.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * Instants as Python's {@code datetime.now(timezone.utc).isoformat()} writes them: six fraction digits, none where they
 * are all zero, and {@code +00:00} ({@code 2026-01-02T03:04:05.678901+00:00}).
 */
public final class PythonTimestamp {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MICROSECONDS = new DateTimeFormatterBuilder()
            .append(SECONDS)
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 6, true)
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private PythonTimestamp() {}

    /** The instant cut to microseconds. */
    public static String isoformat(Instant instant) {
        boolean whole = instant.get(ChronoField.MICRO_OF_SECOND) == 0;
        return (whole ? SECONDS : MICROSECONDS).format(instant) + "+00:00";
    }
}
