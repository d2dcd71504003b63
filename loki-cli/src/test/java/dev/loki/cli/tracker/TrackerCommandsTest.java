package dev.loki.cli.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Typed;
import dev.loki.cli.command.ExitCode;
import dev.loki.standin.JiraStandIn;
import dev.loki.standin.github.GitHubStandIn;
import dev.loki.standin.linear.LinearStandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trackers' commands as a newcomer would use them, against servers that stand in for the services. */
class TrackerCommandsTest {

    @TempDir
    private Path project;

    private final JiraStandIn jira = new JiraStandIn();
    private final LinearStandIn linear = new LinearStandIn(InstantSource.system());
    private final GitHubStandIn github = new GitHubStandIn();

    @BeforeEach
    void oneTeamWorksInLinear() {
        linear.workspace().addTeam("ENG");
    }

    @AfterEach
    void nothingThatTheServicesWouldNotTake() {
        assertThat(jira.violations()).isEmpty();
        assertThat(linear.violations()).isEmpty();
        assertThat(github.violations()).isEmpty();
        jira.close();
        linear.close();
        github.close();
    }

    @Test
    void anEpicIsImportedWithItsStories() throws IOException {
        jira.issue("PROJ-1", "Epic", "Pay by card");
        jira.issue("PROJ-2", "Story", "Charge the card", "PROJ-1");

        Typed printed = typed("jira", "import", "PROJ-1");
        assertThat(printed.exitCode()).as(printed.err()).isZero();
        assertThat(printed.out()).startsWith("# Pay by card\n").contains("### PROJ-2: Charge the card");

        assertThat(typed("jira", "import", "PROJ-1", "--out", "prd.md").exitCode())
                .isZero();
        assertThat(Files.readString(project.resolve("prd.md"))).isEqualTo(printed.out());
        Typed again = typed("jira", "import", "PROJ-1", "--out", "prd.md");
        assertThat(again.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(again.err()).contains("--force");
        Typed own = typed("jira", "import", "PROJ-1", "--out", ".loki/policies.json", "--force");
        assertThat(own.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(own.err()).contains("--out: cannot write ", "below Loki's own folder");
        assertThat(project.resolve(".loki/policies.json")).doesNotExist();
        assertThat(typed("jira", "import", "PROJ-1", "--json").out()).contains("\"key\":\"PROJ-1\"", "PROJ-2");
    }

    @Test
    void aStatusIsSyncedAndTwiceIsOnce() {
        jira.issue("PROJ-1", "Story", "Charge the card");
        Typed moved = typed("jira", "sync", "PROJ-1", "done");
        assertThat(moved.exitCode()).as(moved.err()).isZero();
        assertThat(moved.out()).startsWith("PROJ-1 is ").endsWith(" now\n");
        assertThat(typed("jira", "sync", "PROJ-1", "done", "--json").out()).contains("\"outcome\":\"unchanged\"");

        Typed wrong = typed("jira", "sync", "PROJ-1", "finished");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("verify", "finished");
    }

    @Test
    void theSameCommentIsPostedOnce() throws IOException {
        jira.issue("PROJ-1", "Story", "Charge the card");
        Files.writeString(project.resolve("note.md"), "All *tests* pass.");
        assertThat(typed("jira", "comment", "PROJ-1", "note.md").exitCode()).isZero();
        assertThat(typed("jira", "comment", "PROJ-1", "note.md").exitCode()).isZero();
        assertThat(jira.comments("PROJ-1")).hasSize(1);

        byte[] text = "From standard input.".getBytes(StandardCharsets.UTF_8);
        assertThat(Typed.in(project, environment(), text, "jira", "comment", "PROJ-1", "-")
                        .exitCode())
                .isZero();
        assertThat(jira.comments("PROJ-1")).hasSize(2);
        assertThat(typed("jira", "comment", "PROJ-1", "missing.md").err()).contains("missing.md");
    }

    @Test
    void subtasksAreMadeOfAListOnce() throws IOException {
        String issue = linear.workspace().addIssue("ENG", "Pay by card", "");
        Files.writeString(project.resolve("plan.md"), "# Plan\n\n- [ ] Charge\n  with care\n- Refund\n");
        Typed made = typed("linear", "subtasks", issue, "plan.md");
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out()).hasLineCount(2).contains("Charge", "Refund");
        assertThat(typed("linear", "subtasks", issue, "plan.md").out()).isEqualTo(made.out());
        assertThat(linear.workspace().children(issue)).hasSize(2);
    }

    @Test
    void aDryRunShowsWhatItWouldSendAndSendsNothing() throws IOException {
        String issue = linear.workspace().addIssue("ENG", "Pay by card", "");
        jira.issue("PROJ-1", "Story", "Charge the card");
        long number = github.addIssue("Pay by card", "");
        Files.writeString(project.resolve("plan.md"), "- Charge\n- Refund\n");
        for (List<String> command : List.of(
                List.of("linear", "subtasks", issue, "plan.md", "--dry-run"),
                List.of("jira", "comment", "PROJ-1", "plan.md", "--dry-run"),
                List.of("jira", "sync", "PROJ-1", "done", "--dry-run"),
                List.of("github", "subtasks", Long.toString(number), "plan.md", "--dry-run"))) {
            Typed typed = typed(command.toArray(String[]::new));
            assertThat(typed.exitCode()).as(typed.err()).isZero();
            assertThat(typed.out())
                    .contains("POST http://", "Authorization: ***")
                    .doesNotContain(JiraStandIn.TOKEN)
                    .doesNotContain(LinearStandIn.KEY);
        }
        assertThat(linear.workspace().children(issue)).isEmpty();
        assertThat(jira.comments("PROJ-1")).isEmpty();
        assertThat(github.titlesBelow(number)).isEmpty();
        assertThat(project.resolve(".loki/integrations/sent.jsonl")).doesNotExist();
    }

    @Test
    void theQualityReportIsOneCommentThatIsBroughtUpToDate() throws IOException {
        jira.issue("PROJ-1", "Story", "Charge the card");
        String issue = linear.workspace().addIssue("ENG", "Pay by card", "");
        writeGates("[{\"name\":\"lint @octocat\",\"passed\":false}]");
        assertThat(typed("linear", "report", issue).exitCode()).isZero();
        Typed reported = typed("jira", "report", "PROJ-1");
        assertThat(reported.exitCode()).as(reported.err()).isZero();
        assertThat(reported.out()).startsWith("report as comment ").endsWith(" on PROJ-1\n");

        writeGates("[{\"name\":\"lint\",\"passed\":true}]");
        Typed again = typed("jira", "report", "PROJ-1", "--json");
        assertThat(again.out()).contains("\"issue\":\"PROJ-1\"", "**PASS** for commit unknown", "1 of 1 gates passed");
        assertThat(jira.comments("PROJ-1"))
                .singleElement()
                .asString()
                .contains("PASS")
                .doesNotContain("octocat");
        assertThat(linear.workspace().comments(issue))
                .singleElement()
                .asString()
                .contains("**FAIL**");
    }

    @Test
    void aReportThatIsNotUnderstoodOrTakenIsAnErrorOfConfiguration() throws IOException {
        jira.issue("PROJ-1", "Story", "Charge the card");
        writeGates("[{\"name\":\"lint\",\"passed\":true}]");
        Typed dry = typed("jira", "report", "PROJ-1", "--dry-run");
        assertThat(dry.exitCode()).as(dry.err()).isZero();
        assertThat(dry.out()).contains("POST http://", "Loki quality report").doesNotContain(JiraStandIn.TOKEN);
        assertThat(typed("jira", "report", "PROJ-404").exitCode()).isEqualTo(ExitCode.CONFIGURATION);

        writeGates("{\"gates\":[{\"name\":\"lint\"}]}");
        Typed faulty = typed("jira", "report", "PROJ-1");
        assertThat(faulty.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(faulty.err()).contains("gates[0].passed: expected true or false");
        assertThat(jira.comments("PROJ-1")).isEmpty();
    }

    @Test
    void aLinkOfANameTakesThePlaceOfTheOneBefore() {
        jira.issue("PROJ-1", "Story", "Charge the card");
        String issue = linear.workspace().addIssue("ENG", "Pay by card", "");
        String number = Long.toString(github.addIssue("Pay by card", ""));
        for (List<String> place :
                List.of(List.of("jira", "PROJ-1"), List.of("linear", issue), List.of("github", number))) {
            for (String url : List.of("https://one.example/", "https://two.example/")) {
                Typed linked =
                        typed(place.get(0), "link", place.get(1), url, "--name", "staging", "--title", "Staging");
                assertThat(linked.exitCode()).as(linked.err()).isZero();
                assertThat(linked.out()).isEqualTo("a link beside " + place.get(1) + " leads to " + url + "\n");
            }
            Typed dry = typed(place.get(0), "link", place.get(1), "https://three.example/", "--dry-run");
            assertThat(dry.exitCode()).as(dry.err()).isZero();
            assertThat(dry.out()).contains(" http://", "Authorization: ***", "https://three.example/");
        }

        assertThat(jira.links("PROJ-1")).singleElement().asString().contains("https://two.example/", "Staging");
        assertThat(linear.workspace().attachments(issue)).containsExactly("https://two.example/ Staging Finished");
        assertThat(github.comments(Long.parseLong(number)))
                .singleElement()
                .asString()
                .contains("[Staging](<https://two.example/>)")
                .doesNotContain("one.example");
    }

    @Test
    void aLinkLeadsToAWebAddressOfAnIssueThatIsThere() {
        Typed wrong = typed("jira", "link", "PROJ-1", "javascript:alert(1)");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).contains("must begin with http:// or https://");
        assertThat(typed("jira", "link", "PROJ-404", "https://one.example/").exitCode())
                .isEqualTo(ExitCode.DENIED);
    }

    @Test
    void whatIsNotThereOrNotConfiguredIsSaid() {
        Typed missing = typed("jira", "import", "PROJ-404");
        assertThat(missing.exitCode()).isEqualTo(ExitCode.DENIED);
        assertThat(missing.err()).contains("PROJ-404");

        Typed unconfigured = Typed.in(project, "jira", "import", "PROJ-1");
        assertThat(unconfigured.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(unconfigured.err()).contains("LOKI_JIRA_URL", "LOKI_JIRA_EMAIL", "LOKI_JIRA_TOKEN");

        jira.revokeToken();
        Typed revoked = typed("jira", "import", "PROJ-1");
        assertThat(revoked.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(revoked.err()).doesNotContain(JiraStandIn.TOKEN);
    }

    @Test
    void gitHubHasTheSameCommands() throws IOException {
        long number = github.addIssue("Pay by card", "Cards, please.");
        assertThat(typed("github", "import", Long.toString(number)).out()).contains("# Pay by card", "Cards, please.");
        Typed synced = typed("github", "sync", Long.toString(number), "done");
        assertThat(synced.exitCode()).as(synced.err()).isZero();
        assertThat(github.state(number)).isEqualTo("closed completed");
    }

    @Test
    void theFileNamesWhatIsNoSecretAndTheTeamsOwnStatuses() throws IOException {
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(
                project.resolve(".loki/config.yaml"),
                "integrations:\n  jira:\n    url: " + jira.url() + "\n    email: " + JiraStandIn.EMAIL
                        + "\n    statuses: {verify: In Progress}\n");
        jira.issue("PROJ-1", "Story", "Charge the card");
        Map<String, String> token = Map.of("LOKI_JIRA_TOKEN", JiraStandIn.TOKEN);
        Typed synced = Typed.in(project, token, new byte[0], "jira", "sync", "PROJ-1", "verify");
        assertThat(synced.exitCode()).as(synced.err()).isZero();
        assertThat(synced.out()).isEqualTo("PROJ-1 is In Progress now\n");

        Files.writeString(project.resolve(".loki/config.yaml"), "integrations:\n  jira:\n    token: ATATT3xFfGF0\n");
        Typed refused = Typed.in(project, token, new byte[0], "jira", "sync", "PROJ-1", "verify");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(refused.err())
                .contains("config.yaml:3: integrations.jira.token", "LOKI_JIRA_TOKEN")
                .doesNotContain("ATATT3xFfGF0");
    }

    /** Whoever wrote the file may want the token that the environment holds. */
    @Test
    void aFileSendsTheTokenOfTheEnvironmentToNoHostThatIsNotTheServicesOwn() throws IOException {
        Files.createDirectories(project.resolve(".loki"));
        Map<String, String> tokens = Map.of(
                "LOKI_JIRA_TOKEN",
                JiraStandIn.TOKEN,
                "LOKI_LINEAR_API_KEY",
                "lin_api_" + "0123456789",
                "GITHUB_TOKEN",
                "ghp_" + "0123456789",
                "GITHUB_REPOSITORY",
                "acme/shop");
        for (String host : List.of(
                "https://atlassian.net.example.com",
                "https://api.linear.app.example.com",
                "http://api.github.com",
                "https://127.0.0.1.example.com")) {
            for (String service : List.of("jira", "linear", "github")) {
                String email = service.equals("jira") ? "\n    email: a@example.com" : "";
                Files.writeString(
                        project.resolve(".loki/config.yaml"),
                        "integrations:\n  " + service + ":\n    url: " + host + email + "\n");
                Typed refused = Typed.in(project, tokens, new byte[0], service, "import", "1");
                assertThat(refused.exitCode()).as(refused.err()).isEqualTo(ExitCode.CONFIGURATION);
                assertThat(refused.err()).contains("_URL: expected in the environment", host);
            }
        }
    }

    private void writeGates(String json) throws IOException {
        Files.createDirectories(project.resolve(".loki/reports"));
        Files.writeString(project.resolve(".loki/reports/quality-gates.json"), json);
    }

    private Typed typed(String... arguments) {
        return Typed.in(project, environment(), new byte[0], arguments);
    }

    private Map<String, String> environment() {
        return Map.of(
                "LOKI_JIRA_URL",
                jira.url(),
                "LOKI_JIRA_EMAIL",
                JiraStandIn.EMAIL,
                "LOKI_JIRA_TOKEN",
                JiraStandIn.TOKEN,
                "LOKI_LINEAR_URL",
                linear.endpoint(),
                "LOKI_LINEAR_API_KEY",
                LinearStandIn.KEY,
                "GITHUB_API_URL",
                github.url(),
                "GITHUB_REPOSITORY",
                GitHubStandIn.REPOSITORY,
                "GITHUB_TOKEN",
                "ghp_" + "standin0123456789standin0123456789");
    }
}
