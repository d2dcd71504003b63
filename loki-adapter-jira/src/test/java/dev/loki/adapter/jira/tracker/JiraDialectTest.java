package dev.loki.adapter.jira.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.http.RateDialect.Meaning;
import dev.loki.http.RateDialect.Meaning.Accepted;
import dev.loki.http.RateDialect.Meaning.Busy;
import dev.loki.http.RateDialect.Meaning.Failed;
import dev.loki.http.RateDialect.Meaning.Refused;
import dev.loki.http.ServiceReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How Jira says how it is. */
class JiraDialectTest {

    private static final Instant NOW = Instant.parse("2026-03-05T09:59:50Z");

    @ParameterizedTest
    @CsvSource({
        "jira-burst-based, 2",
        "jira-per-issue-on-write, 2",
        "jira-quota-tenant-based, 3600",
        "jira-quota-global-based, 3600",
        "something-new, 2"
    })
    void aLimitThatNamesNoTimeHasOneOfItsOwn(String reason, int seconds) {
        assertThat(busy(Map.of("RateLimit-Reason", reason)).minimumWait()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void theTimeThatIsNamedIsTheLeastInSecondsAndAsAnInstant() {
        assertThat(busy(Map.of("Retry-After", "7")).minimumWait()).isEqualTo(Duration.ofSeconds(7));
        assertThat(busy(Map.of("X-RateLimit-Reset", "2026-03-05T10:00Z")).minimumWait())
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(busy(Map.of("X-RateLimit-Reset", "2026-03-05T10:00:05.000Z", "Retry-After", "3"))
                        .minimumWait())
                .isEqualTo(Duration.ofSeconds(15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1772704800", "soon", "2026-03-05", "2026-03-05T09:00Z"})
    void aTimeThatIsNoneOrPastIsNotWaitedFor(String reset) {
        assertThat(busy(Map.of("X-RateLimit-Reset", reset)).minimumWait()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whatJiraWroteIsNotQuoted() {
        assertThat(busy(Map.of("RateLimit-Reason", "Basic c2VjcmV0")).reason()).doesNotContain("c2VjcmV0");
    }

    @Test
    void nearTheLimitRequestsSlowDown() {
        assertThat(accepted(Map.of()).pause()).isZero();
        assertThat(accepted(Map.of("X-RateLimit-NearLimit", "false")).pause()).isZero();
        assertThat(accepted(Map.of("X-RateLimit-NearLimit", "true")).pause()).isPositive();
        assertThat(accepted(Map.of("RateLimit", "\"jira-burst-based\";r=90;t=1"))
                        .pause())
                .isZero();
        assertThat(accepted(Map.of("Beta-RateLimit", "\"jira-burst-based\";r=0;t=3"))
                        .pause())
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(accepted(Map.of("RateLimit", "\"jira-quota\";r=0;t=3599")).pause())
                .isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void aFaultOfTheServiceMayHaveDoneWhatWasAsked(int status) {
        Meaning meaning = meaning(status, Map.of("Retry-After", "5"), "");
        assertThat(meaning).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.minimumWait())
                .isEqualTo(Duration.ofSeconds(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"1", "{\"id\":", "[{}", "{\"a\":[1,2"})
    void jsonThatBreaksOffMayBeOfSomethingThatWasDone(String body) {
        assertThat(meaning(201, Map.of(), body)).isInstanceOf(Failed.class);
        assertThat(meaning(201, Map.of(), "{\"id\":\"1\"}\n")).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 304, 400, 401, 403, 404, 409, 410, 413, 422})
    void whatIsRefusedIsNotSentAgain(int status) {
        assertThat(meaning(status, Map.of(), "{}")).isInstanceOf(Refused.class);
    }

    private static Busy busy(Map<String, String> headers) {
        return (Busy) meaning(429, headers, "");
    }

    private static Accepted accepted(Map<String, String> headers) {
        return (Accepted) meaning(200, headers, "{}");
    }

    private static Meaning meaning(int status, Map<String, String> headers, String body) {
        return new JiraDialect().of(new ServiceReply(status, headers, body.getBytes(StandardCharsets.UTF_8)), NOW);
    }
}
