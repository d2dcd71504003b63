package dev.loki.cli.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loki.cli.Typed;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubCommandsTest {

    private static final String SHA = "4f2a9c1b4f2a9c1b4f2a9c1b4f2a9c1b4f2a9c1b";
    private static final String MERGE = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static final String PULL_REQUEST = """
            {"action":"opened","number":7,
             "repository":{"full_name":"acme/shop"},"sender":{"login":"mallory"},
             "pull_request":{"number":7,"title":"x $(id)","body":"Build it.","user":{"login":"mallory"},
               "author_association":"OWNER","labels":[],
               "head":{"sha":"%s","ref":"zzz\\";echo${IFS}\\"hello\\";#","repo":%s},
               "base":{"sha":"%s","ref":"main","repo":{"full_name":"acme/shop"}}}}
            """;
    private static final String FORK = PULL_REQUEST.formatted(SHA, "{\"full_name\":\"mallory/shop\"}", MERGE);

    @TempDir(factory = MemoryFolder.class)
    private Path project;

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(project.resolve(".loki/reports"));
        Files.createDirectories(project.resolve(".loki/templates"));
        Files.createFile(project.resolve("output"));
        Files.createFile(project.resolve("summary"));
    }

    @Test
    void aForkIsDecidedAgainstAndFailsNothing() throws IOException {
        Typed typed = inWorkflow("pull_request", FORK, "github", "action", "--json");
        assertThat(typed.exitCode()).as(typed.err()).isZero();
        JsonNode outputs = new ObjectMapper().readTree(typed.out());
        assertThat(outputs.get("proceed").asText()).isEqualTo("false");
        assertThat(outputs.get("refusal").asText()).isEqualTo("fork");
        assertThat(outputs.get("sha").asText()).isEqualTo(SHA);
        assertThat(Files.readString(project.resolve("output")))
                .containsPattern("proceed<<(loki_[0-9a-f]{32})\nfalse\n\\1\n")
                .doesNotContain("echo", "$(id)");
        assertThat(project.resolve("summary")).content().contains("Nothing is started (fork)");
        assertThat(project.resolve(".loki/prd")).doesNotExist();
    }

    @Test
    void aReportOnAForksPullRequestGoesToTheSummary() throws IOException {
        writeGates("{\"gates\":[{\"name\":\"tests @octocat\",\"passed\":true}]}");
        Typed typed = inWorkflow("pull_request", FORK, "github", "report");
        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(typed.err()).contains("comment: there is no token: set GITHUB_TOKEN");
        assertThat(typed.out()).contains("summary: in the summary of the step");
        assertThat(project.resolve("summary"))
                .content()
                .contains("**PASS** for commit " + SHA.substring(0, 7), "| tests @&#8203;octocat | PASS | - |");
    }

    @Test
    void aScheduleMayBegin() throws IOException {
        Typed typed = inWorkflow("schedule", "{\"schedule\":\"30 5 * * 1\"}", "github", "action");
        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(typed.out()).contains("proceed: true", "provider: claude", "sha: " + MERGE);
    }

    @Test
    void aPullRequestOfOurOwnIsRefusedWhereNobodyCanBeAsked() throws IOException {
        String own = PULL_REQUEST.formatted(SHA, "{\"full_name\":\"acme/shop\"}", MERGE);
        Typed typed = inWorkflow("pull_request", own, "github", "action");
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).contains("proceed: false", "refusal: permission");
        assertThat(typed.err()).contains("nothing is started: there is no token to ask GitHub with");
    }

    @Test
    void anEventFileThatIsNoneIsAnErrorOfConfiguration() throws IOException {
        assertThat(inWorkflow("issues", "{\"issue\":[]}", "github", "action"))
                .satisfies(typed -> assertThat(typed.exitCode()).isEqualTo(3))
                .satisfies(typed -> assertThat(typed.err()).contains("issue: expected an object, found array"));
        assertThat(inWorkflow("issues", "{", "github", "action"))
                .satisfies(typed -> assertThat(typed.exitCode()).isEqualTo(3))
                .satisfies(typed -> assertThat(typed.err()).contains("GITHUB_EVENT_PATH: the event file: line 1"));
    }

    @Test
    void outsideOfAWorkflowItSaysWhatIsMissing() {
        Typed typed = Typed.in(project, "github", "action");
        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("GITHUB_EVENT_NAME: expected the name of an event");
        assertThat(Typed.in(project, "github", "report"))
                .satisfies(report -> assertThat(report.exitCode()).isEqualTo(3))
                .satisfies(report -> assertThat(report.err()).contains("give --pr N, --issue N or --sha COMMIT"));
    }

    @Test
    void variablesThatAreWrongAreAllNamedAndDisturbNoOtherCommand() {
        Map<String, String> wrong = Map.of(
                "GITHUB_EVENT_NAME", "issues; rm -rf /",
                "GITHUB_SHA", "HEAD",
                "GITHUB_REPOSITORY", "a/b/c",
                "GITHUB_OUTPUT", "relative",
                "LOKI_GITHUB_PROVIDERS", "claude,$(id)",
                "LOKI_GITHUB_LABELS", "quick=rm");
        Typed typed = Typed.in(project, wrong, new byte[0], "github", "action");
        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains(wrong.keySet());
        assertThat(Typed.in(project, wrong, new byte[0], "event", "list").exitCode())
                .isZero();
    }

    @Test
    void aDryRunPrintsTheReportAndWhereItWouldGo() throws IOException {
        writeGates("[{\"name\":\"lint\",\"passed\":false,\"details\":\"3 errors\"}]");
        Typed typed = Typed.in(project, "github", "report", "--pr", "12", "--sha", SHA, "--dry-run");
        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(typed.out()).startsWith("## Loki quality report\n\n**FAIL** for commit 4f2a9c1, run unknown\n");
        assertThat(typed.err()).contains("comment: would go to pull request 12", "commit: would go to " + SHA);
        assertThat(project.resolve("summary")).isEmptyFile();
    }

    @Test
    void aProjectsTemplateIsObeyedAndItsFaultsAreNamed() throws IOException {
        Path template = project.resolve(".loki/templates/github-execution-summary.md");
        Files.writeString(template, "It is {{STATUS}}.\n");
        Typed typed = Typed.in(project, "github", "report", "--issue", "12", "--dry-run");
        assertThat(typed.out()).isEqualTo("It is UNKNOWN.\n");
        Files.writeString(template, "\nIt is {{state}}.\n");
        Typed faulty = Typed.in(project, "github", "report", "--issue", "12", "--dry-run");
        assertThat(faulty.exitCode()).isEqualTo(3);
        assertThat(faulty.err()).contains("github-execution-summary.md:2: {{state}}", "expected {{name}} with one of");
    }

    @Test
    void aReportThatCannotBeUnderstoodIsAnErrorOfConfiguration() throws IOException {
        writeGates("{\"gates\":[{\"name\":\"lint\"}]}");
        Typed typed = Typed.in(project, "github", "report", "--issue", "12", "--dry-run");
        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("reports/quality-gates.json: gates[0].passed: expected true or false");
    }

    @Test
    void withoutATokenOutsideOfAWorkflowNobodyReadsTheReport() {
        Typed typed = Typed.in(project, "github", "report", "--issue", "12");
        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("set GITHUB_TOKEN");
    }

    @ParameterizedTest
    @CsvSource({"--pr,0", "--issue,-1", "--sha,HEAD", "--pr,x"})
    void whatIsNoNumberOrCommitIsWrongUsage(String option, String value) {
        Typed typed = Typed.in(project, "github", "report", option, value);
        assertThat(typed.exitCode()).isEqualTo(64);
        assertThat(typed.err()).contains(option);
    }

    @Test
    void onePlaceIsNamedAtATime() {
        Typed typed = Typed.in(project, "github", "report", "--pr", "1", "--issue", "2");
        assertThat(typed.exitCode()).isEqualTo(64);
        assertThat(typed.err()).contains("--pr and --issue: name one of them");
    }

    private void writeGates(String json) throws IOException {
        Files.writeString(project.resolve(".loki/reports/quality-gates.json"), json);
    }

    private Typed inWorkflow(String event, String payload, String... arguments) throws IOException {
        Path file = Files.writeString(project.resolve("event.json"), payload);
        Map<String, String> variables = new HashMap<>();
        variables.put("GITHUB_EVENT_NAME", event);
        variables.put("GITHUB_EVENT_PATH", file.toString());
        variables.put("GITHUB_REPOSITORY", "acme/shop");
        variables.put("GITHUB_SHA", MERGE);
        variables.put("GITHUB_SERVER_URL", "https://ghe.example");
        variables.put("GITHUB_RUN_ID", "9");
        variables.put("GITHUB_OUTPUT", project.resolve("output").toString());
        variables.put("GITHUB_STEP_SUMMARY", project.resolve("summary").toString());
        return Typed.in(project, variables, new byte[0], arguments);
    }
}
