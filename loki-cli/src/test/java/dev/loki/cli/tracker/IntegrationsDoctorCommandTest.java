package dev.loki.cli.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Typed;
import dev.loki.cli.command.ExitCode;
import dev.loki.standin.JiraStandIn;
import dev.loki.standin.github.GitHubStandIn;
import dev.loki.standin.github.GitHubToken;
import dev.loki.standin.linear.LinearStandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor as a newcomer meets it: with nothing, with half of it, with all of it, and with a token that was taken back. */
class IntegrationsDoctorCommandTest {

    private static final String GITHUB_TOKEN = "ghp_" + "standin0123456789standin0123456789";

    @TempDir
    private Path project;

    private final JiraStandIn jira = new JiraStandIn();
    private final LinearStandIn linear = new LinearStandIn(InstantSource.system());
    private final GitHubStandIn github = new GitHubStandIn();
    private final Map<String, String> environment = new HashMap<>();

    @AfterEach
    void close() {
        assertThat(jira.violations()).isEmpty();
        assertThat(github.violations()).isEmpty();
        jira.close();
        linear.close();
        github.close();
    }

    @Test
    void withNothingItSaysWhatEachNeeds() {
        Typed typed = doctor();
        assertThat(typed.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(typed.out())
                .contains("jira: not configured; it needs LOKI_JIRA_URL, LOKI_JIRA_EMAIL, LOKI_JIRA_TOKEN")
                .contains("linear: not configured; it needs LOKI_LINEAR_API_KEY")
                .contains("github: not configured; it needs GITHUB_TOKEN, GITHUB_REPOSITORY");
        assertThat(project.resolve(".loki/integrations")).doesNotExist();
    }

    @Test
    void behindTheAirGapItSaysNoEmptyList() {
        environment.put("LOKI_AIR_GAPPED", "1");
        assertThat(doctor().out()).contains("linear: not configured\n").doesNotContain("it needs \n");
    }

    @Test
    void withHalfOfItItSaysWhatIsMissing() {
        environment.put("LOKI_JIRA_URL", jira.url());
        Typed typed = doctor();
        assertThat(typed.exitCode()).isEqualTo(ExitCode.DENIED);
        assertThat(typed.out()).contains("jira: not complete: set LOKI_JIRA_EMAIL, LOKI_JIRA_TOKEN");
    }

    @Test
    void withAllOfItItSaysWhoWeAreAndHowMuchIsLeft() {
        configureAll();
        environment.put("LOKI_JIRA_EPIC_KEY", "PROJ-1");
        environment.put("LOKI_LINEAR_WEBHOOK_SECRET", "a secret of Linear's");
        Typed typed = doctor();
        assertThat(typed.exitCode()).as(typed.out() + typed.err()).isZero();
        assertThat(typed.out())
                .contains("jira: well, as ", "linear: well, as ", "github: well, as loki-bot")
                .contains("requests left", "told to it, the session to PROJ-1")
                .contains("refused until LOKI_JIRA_WEBHOOK_SECRET is set")
                .contains("its clock is ")
                .doesNotContain(JiraStandIn.TOKEN, LinearStandIn.KEY, GITHUB_TOKEN, "a secret of Linear's");

        String json = doctor("--json").out();
        assertThat(json).hasLineCount(1).contains("\"service\":\"linear\"", "\"well\":true", "\"clock_skew_ms\"");
    }

    @Test
    void aTokenThatWasTakenBackIsSaidForEachByItself() {
        configureAll();
        jira.revokeToken();
        github.use(GitHubToken.REVOKED);
        Typed typed = doctor();
        assertThat(typed.exitCode()).isEqualTo(ExitCode.DENIED);
        assertThat(typed.out())
                .contains("jira: trouble: ", "github: trouble: ", "linear: well, as ")
                .doesNotContain(JiraStandIn.TOKEN, GITHUB_TOKEN);
    }

    @Test
    void aFileThatIsWrongIsSaidWithItsLine() throws Exception {
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(project.resolve(".loki/config.yaml"), "integrations:\n  jira:\n    uri: x\n");
        Typed typed = doctor();
        assertThat(typed.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(typed.err()).contains("config.yaml:3: integrations.jira.uri: expected one of url, email");
    }

    private void configureAll() {
        environment.put("LOKI_JIRA_URL", jira.url());
        environment.put("LOKI_JIRA_EMAIL", JiraStandIn.EMAIL);
        environment.put("LOKI_JIRA_TOKEN", JiraStandIn.TOKEN);
        environment.put("LOKI_LINEAR_URL", linear.endpoint());
        environment.put("LOKI_LINEAR_TOKEN", LinearStandIn.KEY);
        environment.put("GITHUB_API_URL", github.url());
        environment.put("GITHUB_REPOSITORY", GitHubStandIn.REPOSITORY);
        environment.put("GITHUB_TOKEN", GITHUB_TOKEN);
    }

    private Typed doctor(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "integrations";
        arguments[1] = "doctor";
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Typed.in(project, environment, new byte[0], arguments);
    }
}
