package dev.loki.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Instants are written as Date.prototype.toISOString writes them. */
class IsoTimestampTest {
    @ParameterizedTest
    @CsvSource({
        "2026-02-21T10:00:00Z, 2026-02-21T10:00:00.000Z",
        "2026-02-21T10:00:05.1Z, 2026-02-21T10:00:05.100Z",
        "2026-02-21T10:00:05.678901Z, 2026-02-21T10:00:05.678Z",
        "2026-12-31T23:59:59.999999999Z, 2026-12-31T23:59:59.999Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00.000Z",
        "1969-12-31T23:59:59.9995Z, 1969-12-31T23:59:59.999Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00.000Z"
    })
    void exactlyThreeFractionDigitsAreWritten(String instant, String text) {
        assertThat(IsoTimestamp.format(Instant.parse(instant))).isEqualTo(text);
    }
}
