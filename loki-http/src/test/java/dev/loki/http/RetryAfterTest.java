package dev.loki.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.Nightly;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Duration LONGEST = Duration.ofSeconds(999_999_999);
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
                "'Sat, 21 Feb 6026 10:00:30 GMT', 999999999",
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

    @Test
    void anySecondsAndAnyDateAreReadBack() {
        Random random = new Random(7);
        for (int i = 0; i < Nightly.count(2_000, 200_000); i++) {
            Duration wait = Duration.ofSeconds(random.nextInt(1_000_000_000));
            String date =
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(NOW.plus(wait).atOffset(ZoneOffset.UTC));

            assertThat(RetryAfter.minimumWait(String.valueOf(wait.toSeconds()), NOW))
                    .isEqualTo(wait);
            assertThat(RetryAfter.minimumWait(date, NOW)).isEqualTo(wait);
            assertThat(RetryAfter.minimumWait(date, NOW.plus(wait).plusSeconds(1)))
                    .isZero();
        }
    }

    @Test
    void whateverIsSentIsAWaitWithinBounds() {
        Random random = new Random(8);
        String alphabet = "0123456789-+.,: eEGMTuSatFb\u0660\u00e9\t";
        for (int i = 0; i < Nightly.count(5_000, 500_000); i++) {
            String header = random.ints(random.nextInt(40), 0, alphabet.length())
                    .mapToObj(at -> alphabet.substring(at, at + 1))
                    .collect(Collectors.joining());

            assertThat(RetryAfter.minimumWait(header, NOW)).isBetween(Duration.ZERO, LONGEST);
            assertThat(RetryAfter.minimumWait(mutated("Sat, 21 Feb 2026 10:00:30 GMT", random), NOW))
                    .isBetween(Duration.ZERO, LONGEST);
        }
    }

    private static String mutated(String date, Random random) {
        char[] letters = date.toCharArray();
        letters[random.nextInt(letters.length)] = (char) (' ' + random.nextInt(95));
        return new String(letters);
    }
}
