package dev.loki.adapter.linear.tracker;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearDialectTest {

    private static final Instant NOW = Instant.parse("2026-02-21T10:00:00Z");
    private static final String DATA = "{\"data\":{}}";

    private final LinearDialect dialect = new LinearDialect(new JacksonJsonReader());

    @Test
    void aLimitIsToldWithStatus400AndACode() {
        Map<String, String> headers = budget("Requests", 2500, 0, 90);
        Meaning meaning = of(400, headers, error("Rate limit exceeded", "RATELIMITED", ""));
        assertThat(meaning).isInstanceOfSatisfying(Meaning.Busy.class, busy -> assertThat(busy.minimumWait())
                .isEqualTo(Duration.ofSeconds(90)));
    }

    @Test
    void orWithStatus429OrByItsTypeAndRetryAfter() {
        assertThat(of(429, Map.of("Retry-After", "7"), ""))
                .isInstanceOfSatisfying(Meaning.Busy.class, busy -> assertThat(busy.minimumWait())
                        .isEqualTo(Duration.ofSeconds(7)));
        assertThat(of(200, Map.of(), error("Slow down", "", "Ratelimited")))
                .isInstanceOfSatisfying(Meaning.Busy.class, busy -> assertThat(busy.minimumWait())
                        .isEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void theBudgetThatIsUsedUpSaysHowLongToWait() {
        Map<String, String> headers = new HashMap<>(budget("Requests", 2500, 2000, 3000));
        headers.putAll(budget("Complexity", 3_000_000, 12, 40));
        headers.put("X-Complexity", "300");
        assertThat(of(400, headers, error("Rate limit exceeded", "RATELIMITED", "")))
                .isInstanceOfSatisfying(Meaning.Busy.class, busy -> assertThat(busy.minimumWait())
                        .isEqualTo(Duration.ofSeconds(40)));
    }

    @Test
    void aWrongQueryHasTheSameStatusAndIsRefused() {
        assertThat(of(400, Map.of(), error("Query too complex", "INPUT_ERROR", "invalid input")))
                .isInstanceOf(Meaning.Refused.class);
        assertThat(of(400, Map.of(), error("Cannot query field", "GRAPHQL_VALIDATION_FAILED", "graphql error")))
                .isInstanceOf(Meaning.Refused.class);
        assertThat(of(200, Map.of(), error("Entity not found: Issue", "INPUT_ERROR", "")))
                .isInstanceOf(Meaning.Refused.class);
        assertThat(of(401, Map.of(), "")).isInstanceOf(Meaning.Refused.class);
    }

    @Test
    void whatBrokeMayHaveBeenDone() {
        assertThat(of(500, Map.of(), "oops")).isInstanceOf(Meaning.Failed.class);
        assertThat(of(200, Map.of(), error("Lock timeout", "", "lock timeout"))).isInstanceOf(Meaning.Failed.class);
        assertThat(of(200, Map.of("Content-Type", "application/json"), "{\"data\":{\"iss"))
                .isInstanceOf(Meaning.Failed.class);
    }

    @Test
    void whileThereIsPlentyNothingIsWaitedFor() {
        Map<String, String> headers = new HashMap<>(budget("Requests", 2500, 251, 3000));
        headers.putAll(budget("Complexity", 3_000_000, 300_001, 3000));
        assertThat(pause(headers)).isZero();
        assertThat(pause(Map.of())).isZero();
    }

    @Test
    void whatIsLeftIsSpreadOverTheTimeUntilTheReset() {
        assertThat(pause(budget("Requests", 2500, 100, 1000))).isEqualTo(Duration.ofSeconds(10));
        assertThat(pause(budget("Requests", 2500, 0, 1000))).isEqualTo(Duration.ofSeconds(1000));
        assertThat(pause(budget("Endpoint-Requests", 30, 2, 60))).isEqualTo(Duration.ofSeconds(30));
        Map<String, String> points = new HashMap<>(budget("Complexity", 3_000_000, 20_999, 100));
        points.put("X-Complexity", "3");
        assertThat(pause(points)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theLongestPauseOfAllBudgetsCounts() {
        Map<String, String> headers = new HashMap<>(budget("Requests", 2500, 100, 1000));
        headers.putAll(budget("Complexity", 3_000_000, 1, 700));
        assertThat(pause(headers)).isEqualTo(Duration.ofSeconds(700));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "many", "1e9", "99999999999999999999999"})
    void headersThatCannotBeReadAreAsIfTheyWereNotThere(String odd) {
        Map<String, String> headers = new HashMap<>(budget("Requests", 2500, 0, 1000));
        headers.put("X-RateLimit-Requests-Remaining", odd);
        assertThat(pause(headers)).isZero();
    }

    @Test
    void aResetThatIsPastIsNotWaitedFor() {
        assertThat(pause(budget("Requests", 2500, 0, -5))).isZero();
    }

    private Duration pause(Map<String, String> headers) {
        return ((Meaning.Accepted) of(200, headers, DATA)).pause();
    }

    private Meaning of(int status, Map<String, String> headers, String body) {
        return dialect.of(new ServiceReply(status, headers, body.getBytes(StandardCharsets.UTF_8)), NOW);
    }

    private static Map<String, String> budget(String name, long limit, long remaining, long secondsUntilReset) {
        return Map.of(
                "X-RateLimit-" + name + "-Limit", Long.toString(limit),
                "X-RateLimit-" + name + "-Remaining", Long.toString(remaining),
                "X-RateLimit-" + name + "-Reset",
                        Long.toString(NOW.plusSeconds(secondsUntilReset).toEpochMilli()));
    }

    private static String error(String message, String code, String type) {
        return "{\"errors\":[{\"message\":\"" + message + "\",\"extensions\":{\"code\":\"" + code + "\",\"type\":\""
                + type + "\"}}]}";
    }
}
