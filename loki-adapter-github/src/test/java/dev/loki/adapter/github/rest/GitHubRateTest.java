package dev.loki.adapter.github.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.http.RateDialect.Meaning;
import dev.loki.http.ServiceReply;
import dev.loki.json.JacksonJsonReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitHubRateTest {

    private static final Instant NOW = Instant.parse("2026-02-21T10:00:00Z");
    private static final String FORBIDDEN = "{\"message\":\"Must have admin rights to Repository.\"}";
    private static final String SECONDARY =
            "{\"message\":\"You have exceeded a Secondary Rate limit. Please wait a few minutes.\"}";

    private final GitHubRate rate =
            new GitHubRate(new JacksonJsonReader(), new ErrorWords(new JacksonJsonReader(), "secret"));

    @Test
    void thePrimaryLimitWaitsForItsResetAndASecond() {
        for (int status : new int[] {403, 429}) {
            Map<String, String> headers = Map.of(
                    "X-RateLimit-Remaining", "0", "x-ratelimit-reset", Long.toString(NOW.getEpochSecond() + 100));
            assertThat(busy(status, headers, FORBIDDEN)).isEqualTo(Duration.ofSeconds(101));
        }
    }

    @Test
    void aResetThatHasPassedOrIsMissingStillMeansToWait() {
        Map<String, String> past = Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "1000");
        assertThat(busy(403, past, FORBIDDEN)).isEqualTo(Duration.ofSeconds(1));
        assertThat(busy(403, Map.of("x-ratelimit-remaining", "0"), FORBIDDEN)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theSecondaryLimitWaitsAsLongAsItIsAskedInSecondsOrByADate() {
        assertThat(busy(403, Map.of("Retry-After", "17"), SECONDARY)).isEqualTo(Duration.ofSeconds(17));
        assertThat(busy(429, Map.of("retry-after", "Sat, 21 Feb 2026 10:00:30 GMT"), SECONDARY))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(busy(429, Map.of("retry-after", "0"), SECONDARY)).isEqualTo(Duration.ofMinutes(1));
        assertThat(busy(403, Map.of("retry-after", "soon"), SECONDARY)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void ofTwoWaitsTheLongerCounts() {
        Map<String, String> both = Map.of(
                "retry-after",
                "17",
                "x-ratelimit-remaining",
                "0",
                "x-ratelimit-reset",
                Long.toString(NOW.getEpochSecond() + 100));
        assertThat(busy(403, both, SECONDARY)).isEqualTo(Duration.ofSeconds(101));
    }

    @Test
    void aLimitThatIsOnlySaidInWordsWaitsAMinute() {
        assertThat(busy(403, Map.of(), SECONDARY)).isEqualTo(Duration.ofMinutes(1));
        assertThat(busy(403, Map.of(), "{\"message\":\"You have triggered an abuse detection mechanism.\"}"))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(busy(429, Map.of(), "")).isEqualTo(Duration.ofMinutes(1));
        assertThat(busy(
                        422,
                        Map.of(),
                        "{\"message\":\"Validation Failed\",\"errors\":[\"was submitted too quickly\"]}"))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void everyOtherRefusalIsForGood() {
        for (int status : new int[] {301, 400, 401, 403, 404, 409, 410, 422, 451}) {
            Meaning meaning = rate.of(reply(status, Map.of("x-ratelimit-remaining", "9"), FORBIDDEN), NOW);
            assertThat(meaning).isInstanceOf(Meaning.Refused.class);
            assertThat(((Meaning.Refused) meaning).reason()).contains("Must have admin rights");
        }
    }

    @Test
    void afterAFaultOfTheServiceNobodyKnowsWhetherItWasDone() {
        for (int status : new int[] {408, 500, 502, 503, 504}) {
            assertThat(rate.of(reply(status, Map.of(), "<html>"), NOW)).isInstanceOf(Meaning.Failed.class);
        }
        assertThat(rate.of(reply(200, Map.of(), "{\"id\":"), NOW)).isInstanceOf(Meaning.Failed.class);
        assertThat(rate.of(reply(503, Map.of("Retry-After", "9"), ""), NOW))
                .isInstanceOfSatisfying(Meaning.Failed.class, failed -> assertThat(failed.minimumWait())
                        .isEqualTo(Duration.ofSeconds(9)));
    }

    @Test
    void whoHasPlentyLeftDoesNotPause() {
        assertThat(pause(5_000, 4_000, 3_600)).isZero();
        assertThat(pause(5_000, 501, 3_600)).isZero();
        assertThat(((Meaning.Accepted) rate.of(reply(200, Map.of(), "{}"), NOW)).pause())
                .isZero();
    }

    @Test
    void whoRunsLowSpreadsTheRestAndWhoHasNothingLeftWaits() {
        assertThat(pause(5_000, 500, 3_599)).isEqualTo(Duration.ofMillis(7_200));
        assertThat(pause(5_000, 2, 3_599)).isEqualTo(Duration.ofSeconds(10));
        assertThat(pause(5_000, 0, 3_599)).isEqualTo(Duration.ofHours(1));
        assertThat(pause(5_000, 0, -100)).isZero();
    }

    @Test
    void numbersThatAreNoneAreAsIfTheyWereMissing() {
        Map<String, String> headers = Map.of(
                "x-ratelimit-remaining",
                "-1",
                "x-ratelimit-reset",
                "9".repeat(40),
                "retry-after",
                "99999999999999999999");
        assertThat(rate.of(reply(403, headers, FORBIDDEN), NOW)).isInstanceOf(Meaning.Refused.class);
    }

    private Duration busy(int status, Map<String, String> headers, String body) {
        Meaning meaning = rate.of(reply(status, headers, body), NOW);
        assertThat(meaning).isInstanceOf(Meaning.Busy.class);
        return ((Meaning.Busy) meaning).minimumWait();
    }

    private Duration pause(int limit, int left, int secondsToReset) {
        Map<String, String> headers = Map.of(
                "x-ratelimit-limit", Integer.toString(limit),
                "x-ratelimit-remaining", Integer.toString(left),
                "x-ratelimit-reset", Long.toString(NOW.getEpochSecond() + secondsToReset));
        return ((Meaning.Accepted) rate.of(reply(200, headers, "{}"), NOW)).pause();
    }

    private static ServiceReply reply(int status, Map<String, String> headers, String body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json; charset=utf-8");
        return new ServiceReply(status, all, body.getBytes(StandardCharsets.UTF_8));
    }
}
