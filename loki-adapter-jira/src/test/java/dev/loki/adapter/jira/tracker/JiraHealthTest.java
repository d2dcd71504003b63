package dev.loki.adapter.jira.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.domain.tracker.StatusNames;
import dev.loki.http.HttpEndpoint;
import dev.loki.http.ServiceListener;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.ports.tracker.TrackerHealth;
import dev.loki.standin.BadAnswers;
import dev.loki.standin.JiraStandIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How things stand with Jira, and what is said where they do not. */
class JiraHealthTest {

    private static final String CLOUD = "/ex/jira/1324a887";

    private final TestJira jira = new TestJira();

    @AfterEach
    void close() {
        jira.close();
    }

    @Test
    void itIsSaidWhoWeAreHowTheClocksDifferAndWhatIsLeft() {
        TrackerHealth health = jira.tracker().check();
        assertThat(health.account()).isEqualTo("Loki (loki@example.com)");
        assertThat(health.skew()).contains(Duration.ofSeconds(2));
        assertThat(health.requestsLeft()).hasValue(97);
        assertThat(jira.writes()).isZero();
    }

    @Test
    void aProjectThatIsNotShownIsNamed() {
        JiraSettings settings = settings(jira, "NOPE");
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker(jira, settings).check())
                .withMessageContaining("NOPE of LOKI_JIRA_PROJECT_KEY");
    }

    @Test
    void aTokenThatIsNotKnownSaysWhichAddressesThereAre() {
        jira.server.revokeToken();
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> jira.tracker().check())
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.UNAUTHORIZED))
                .withMessageContaining("Client must be authenticated")
                .withMessageContaining("LOKI_JIRA_TOKEN")
                .withMessageContaining("https://api.atlassian.com/ex/jira/<cloudId>")
                .withMessageContaining("/_edge/tenant_info");
        assertThat(jira.requests()).hasSize(1);
    }

    @Test
    void atTheGatewayTheAdviceIsTheOtherWayRound() {
        try (TestJira gateway = new TestJira(CLOUD)) {
            gateway.server.badDay(List.of(BadAnswers.status(
                    401, Map.of(), "{\"code\":401,\"message\":\"Unauthorized; scope does not match\"}")));
            assertThatExceptionOfType(TrackerException.class)
                    .isThrownBy(() -> gateway.tracker().check())
                    .withMessageContaining("scope does not match")
                    .withMessageContaining("write:jira-work")
                    .withMessageContaining("https://<site>.atlassian.net");
        }
    }

    @Test
    void whatJiraSaysIsShownWithoutSecretsAndBounded() {
        String said = JiraStandIn.TOKEN + " and " + JiraStandIn.AUTHORIZATION + " " + "x".repeat(100_000);
        jira.server.badDay(List.of(BadAnswers.status(
                400,
                Map.of(),
                "{\"errorMessages\":[\"first\",\"" + said + "\"],\"errors\":{\"summary\":\"too\\nlong\"}}")));
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> jira.tracker().importProject("PROJ-1"))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(2000).hasLineCount(1))
                .satisfies(e -> jira.assertNoSecretWasTold(e))
                .withMessageContaining("first");
    }

    @Test
    void bothPartsOfAnErrorAreShown() {
        jira.server.badDay(List.of(BadAnswers.status(
                400, Map.of(), "{\"errorMessages\":[\"of the request\"],\"errors\":{\"summary\":\"of the field\"}}")));
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> jira.tracker().importProject("PROJ-1"))
                .withMessageContaining("of the request; summary: of the field");
    }

    @Test
    void settingsAreCheckedAndPrintWithoutTheToken() {
        assertThat(settings(jira, "PROJ").toString()).contains("token=***").doesNotContain(JiraStandIn.TOKEN);
        assertThatIllegalArgumentException().isThrownBy(() -> settings(jira, "not a key"));
        HttpEndpoint base = HttpEndpoint.parse("https://example.atlassian.net");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JiraSettings(base, "nobody", "token", "", StatusNames.DEFAULT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JiraSettings(base, "a@example.com", "two words", "", StatusNames.DEFAULT));
    }

    private static JiraSettings settings(TestJira jira, String project) {
        return new JiraSettings(
                HttpEndpoint.parse(jira.server.url()),
                JiraStandIn.EMAIL,
                JiraStandIn.TOKEN,
                project,
                StatusNames.DEFAULT);
    }

    private static JiraTracker tracker(TestJira jira, JiraSettings settings) {
        return new JiraTracker(settings, jira.journal, new JacksonJsonReader(), ServiceListener.NONE, jira.clock);
    }
}
