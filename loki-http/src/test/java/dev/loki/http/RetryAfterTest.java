package dev.loki.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-02-21T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            nullValues = "absent",
            value = {
                "absent, 0",
                "0, 0",
                "120, 120",
                "' 7 ', 7",
                "'Sat, 21 Feb 2026 10:00:30 GMT', 30",
                "'Sat, 21 Feb 2026 09:00:00 GMT', 0",
                "-5, 0",
                "1.5, 0",
                "soon, 0",
                "'', 0",
                "99999999999999999999, 0",
                "'Sat, 99 Feb 2026 10:00:30 GMT', 0"
            })
    void secondsAndDatesAreReadAndAnythingElseIsNoWait(String header, long seconds) {
        assertThat(RetryAfter.minimumWait(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
