package dev.loki.adapter.linear.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.loki.domain.tracker.StatusNames;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.http.HttpEndpoint;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.ports.tracker.TrackerHealth;
import dev.loki.standin.BadAnswer;
import dev.loki.standin.BadAnswers;
import dev.loki.standin.linear.LinearStandIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TroublesTest extends LinearUnderTest {

    @Test
    void whoAsksIsToldWhoWeAreAndWhatIsLeft() {
        TrackerHealth health = tracker().check();
        assertThat(health.account()).isEqualTo("Ada Lovelace in Acme (acme)");
        assertThat(health.skew()).contains(Duration.ZERO);
        assertThat(health.requestsLeft()).hasValue(2499);
    }

    @Test
    void aClockThatIsWrongIsSeen() {
        server.badDay(List.of(good -> good.get()
                .newBuilder()
                .setHeader("Date", "Sat, 21 Feb 2026 10:07:00 GMT")
                .build()));
        assertThat(tracker().check().skew()).contains(Duration.ofMinutes(7));
        server.badDay(List.of(
                good -> good.get().newBuilder().setHeader("Date", "soon").build()));
        assertThat(tracker().check().skew()).isEmpty();
    }

    @Test
    void anApiKeyGoesBareAndAnOAuthTokenAsBearer() {
        tracker().check();
        assertThat(server.requests().get(0).getHeaders().get("Authorization")).isEqualTo(LinearStandIn.KEY);
        LinearSettings oauth = new LinearSettings(
                "Bearer lin_oauth_" + "token", HttpEndpoint.parse(server.endpoint()), "", StatusNames.DEFAULT);
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker(journal, oauth).check());
        assertThat(server.requests().get(1).getHeaders().get("Authorization")).isEqualTo("Bearer lin_oauth_" + "token");
        assertThat(oauth.toString()).doesNotContain("lin_oauth_");
    }

    @Test
    void aRevokedKeyIsExplainedAndTriedOnce() {
        String issue = workspace.addIssue("ABC", "One", "");
        server.revoke();
        TrackerException e = trouble(() -> tracker().syncStatus(issue, WorkStatus.DONE));
        assertThat(e.trouble()).isEqualTo(Trouble.UNAUTHORIZED);
        assertThat(e).hasMessageContaining("LOKI_LINEAR_API_KEY").hasMessageNotContaining(LinearStandIn.KEY);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aQueryThatIsTooComplexIsNeverSentAgain() {
        server.badDay(List.of(error(400, "Query too complex", "INPUT_ERROR", "invalid input")));
        TrackerException e = trouble(() -> tracker().importProject("ABC-1"));
        assertThat(e.trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(e).hasMessageContaining("please report it");
        assertThat(server.requests()).hasSize(1);
        assertThat(clock.sleeps()).isEmpty();
    }

    @Test
    void whatOneMayNotDoIsNotTakenForNotThere() {
        server.badDay(List.of(error(200, "You may not", "FORBIDDEN", "forbidden")));
        assertThat(trouble(() -> tracker().importProject("ABC-1")).trouble()).isEqualTo(Trouble.UNAUTHORIZED);
        server.badDay(List.of(BadAnswers.status(404, Map.of(), "{}")));
        TrackerException wrongAddress = trouble(() -> tracker().importProject("ABC-1"));
        assertThat(wrongAddress.trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(wrongAddress).hasMessageContaining("is the address right?");
    }

    @Test
    void whatIsNotThereIsSaidWithWhatToCheck() {
        TrackerException e = trouble(() -> tracker().postComment("ABC-77", new WorkComment("c", "x", false)));
        assertThat(e.trouble()).isEqualTo(Trouble.NOT_FOUND);
        assertThat(e).hasMessageContaining("ABC-77").hasMessageContaining("may not see it");
        assertThat(trouble(() -> tracker().importProject("no such thing")).trouble())
                .isEqualTo(Trouble.NOT_FOUND);
    }

    @Test
    void anAnswerWithoutSuccessIsNone() {
        String issue = workspace.addIssue("ABC", "One", "");
        String failed = "{\"data\":{\"issueUpdate\":{\"success\":false,\"issue\":null}}}";
        server.badDay(List.of(good -> good.get(), good -> good.get(), BadAnswers.status(200, Map.of(), failed)));
        assertThat(trouble(() -> tracker().syncStatus(issue, WorkStatus.DONE)))
                .hasMessageContaining("Linear did not do issueUpdate");
    }

    private static TrackerException trouble(ThrowingCallable call) {
        return catchThrowableOfType(TrackerException.class, call);
    }

    private static BadAnswer error(int status, String message, String code, String type) {
        return BadAnswers.status(
                status,
                Map.of(),
                "{\"errors\":[{\"message\":\"" + message + "\",\"extensions\":{\"code\":\"" + code + "\",\"type\":\""
                        + type + "\"}}]}");
    }
}
