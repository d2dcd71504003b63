package dev.loki.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loki.cli.Typed;
import dev.loki.domain.policy.lint.Suspicion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyReviewCommandsTest {

    private static final Path ROOT = Path.of(System.getProperty("loki.root"));
    private static final String HALF_TESTED = """
        policies:
          pre_execution:
            - {name: few, rule: active_agents <= 5, action: deny}
            - {name: more, rule: active_agents <= 10, action: deny}
        tests:
          - {name: six are too many, point: pre_execution, context: {active_agents: 6}, expect: DENY}
        """;

    @TempDir
    private Path project;

    @BeforeEach
    void makeLokiDir() throws IOException {
        Files.createDirectories(project.resolve(".loki"));
    }

    /** Else JUnit warns of a link that leads out of its folder. */
    @AfterEach
    void takeTheLinkAway() throws IOException {
        Files.deleteIfExists(project.resolve("etc"));
    }

    @Test
    void findingNamesFileLineSeverityPolicyAndId() throws IOException {
        write("policies.yaml", HALF_TESTED);
        Typed typed = Typed.in(project, "policy", "lint");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).contains("policies.yaml:4: warning: more: ", "[shadowed]", "1 warnings, 0 notes");
    }

    @Test
    void notesFailWithStrictOnly() throws IOException {
        write(
                "policies.json",
                "{\"pre_execution\":[{\"name\":\"few\",\"rule\":\"active_agents <= 5\",\"action\":\"deny\"}]}");
        assertThat(Typed.in(project, "policy", "lint").exitCode()).isZero();
        Typed strict = Typed.in(project, "policy", "lint", "--strict", "--json");
        assertThat(strict.exitCode()).isEqualTo(1);
        JsonNode json = new ObjectMapper().readTree(strict.out());
        assertThat(json.at("/findings/0/id").asText()).isEqualTo("untested");
        assertThat(json.at("/notes").asInt()).isEqualTo(1);
    }

    @Test
    void coverageIsDemandedOfAFileThatIsThere() {
        Typed test = Typed.in(project, "policy", "test", "--min-coverage", "50");
        assertThat(test.exitCode()).isEqualTo(3);
        assertThat(test.err()).contains("there is no policy file");
    }

    @Test
    void bothFilesAreAFinding() throws IOException {
        write("policies.yaml", HALF_TESTED);
        write("policies.json", "{}");
        assertThat(Typed.in(project, "policy", "lint").out()).contains("policies.json:1: warning: ", "[unused-file]");
    }

    @Test
    void fileThatIsNamedIsReadAndOneThatIsNotUnderstoodIsAnError() throws IOException {
        Path file = Files.writeString(project.resolve("other.yml"), HALF_TESTED);
        assertThat(Typed.in(project, "policy", "lint", file.toString()).out()).contains("other.yml:4: warning");
        Typed broken = Typed.in(project, "policy", "lint", "nowhere.json");
        assertThat(broken.exitCode()).isEqualTo(3);
        assertThat(broken.err()).contains("nowhere.json:1: cannot be read");
        Files.writeString(file, "policies: {pre_exekution: []}");
        assertThat(Typed.in(project, "policy", "lint", "other.yml").exitCode()).isEqualTo(3);
    }

    @Test
    void quickstartIsCleanAndWhollyCovered() throws IOException {
        Files.copy(ROOT.resolve("examples/quickstart/.loki/policies.yaml"), project.resolve(".loki/policies.yaml"));
        Typed lint = Typed.in(project, "policy", "lint", "--strict");
        assertThat(lint.out()).isEqualTo("0 warnings, 0 notes\n");
        assertThat(lint.exitCode()).isZero();
        Typed test = Typed.in(project, "policy", "test", "--min-coverage", "100");
        assertThat(test.exitCode()).as(test.out()).isZero();
    }

    @Test
    void coverageNamesWhatNoTestViolatesAndMayBeDemanded() throws IOException {
        write("policies.yaml", HALF_TESTED);
        Typed typed = Typed.in(project, "policy", "test");
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out())
                .contains("not covered  more (policies.yaml:4)", "coverage 50 %: 1 of 2 policies are violated");
        Typed demanded = Typed.in(project, "policy", "test", "--min-coverage", "51", "--json");
        assertThat(demanded.exitCode()).isEqualTo(1);
        assertThat(demanded.err()).contains("50 %", "expected 51 %");
        JsonNode json = new ObjectMapper().readTree(demanded.out());
        assertThat(json.at("/coverage/percent").asInt()).isEqualTo(50);
        assertThat(json.at("/coverage/policies/1/violated").asBoolean()).isFalse();
        assertThat(json.at("/tests/0/passed").asBoolean()).isTrue();
        assertThat(Typed.in(project, "policy", "test", "--min-coverage", "101").exitCode())
                .isEqualTo(64);
    }

    @Test
    void fileWithoutTestsIsSaidToBeUntested() throws IOException {
        write("policies.json", "{\"pre_execution\":[]}");
        Typed untested = Typed.in(project, "policy", "test");
        assertThat(untested.exitCode()).isZero();
        assertThat(untested.err()).contains("the policy file has no tests, so nothing was tested");
    }

    @Test
    void testsAreJudgedWithoutTheEnvironment() throws IOException {
        write(
                "policies.yaml",
                HALF_TESTED.replace("active_agents: 6}, expect: DENY", "active_agents: 4}, expect: ALLOW"));
        Typed typed = Typed.in(project, Map.of("LOKI_MAX_PARALLEL_AGENTS", "1"), new byte[0], "policy", "test");
        assertThat(typed.exitCode()).isZero();
    }

    @Test
    void explanationShowsLinksSelfProtectionAndTheEnvironment() throws IOException {
        SeedPolicyFile.writeTo(project);
        Files.createSymbolicLink(project.resolve("etc"), project.getParent());
        Typed typed = Typed.in(
                project,
                Map.of("LOKI_ALLOWED_PATHS", "."),
                new byte[0],
                "policy",
                "explain",
                "--json",
                "pre_execution",
                "{\"file_path\":\"etc/x\"}");
        assertThat(typed.exitCode()).isEqualTo(1);
        JsonNode steps = new ObjectMapper().readTree(typed.out()).get("steps");
        assertThat(steps.findValuesAsText("policy")).contains("LOKI_ALLOWED_PATHS", "self-protection");
        assertThat(steps.findValuesAsText("file")).contains("environment", "policies.yaml", "built-in");
        assertThat(steps.toString()).contains("links followed: ");
    }

    @ParameterizedTest
    @CsvSource({
        "nope, 'expected one of [pre_execution'",
        "pre_execution context.json, the context is not JSON",
        "data [], the context must be a JSON object",
        "pre_execution -, the context is not JSON"
    })
    void explanationOfNoQuestionIsWrongUsageAndNoVerdict(String question, String problem) {
        Typed typed = Typed.in(project, ("policy explain " + question).split(" ", -1));
        assertThat(typed.exitCode()).isEqualTo(64);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err()).contains(problem, "--help").doesNotContain("DENY");
    }

    @Test
    void contextToExplainMayComeFromStandardInput() {
        Typed typed = Typed.in(
                project,
                Map.of(),
                "{\"file_path\":\".loki/x\"}".getBytes(StandardCharsets.UTF_8),
                "policy",
                "explain",
                "pre_execution",
                "-");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).contains("DENY: self-protection");
    }

    @Test
    void explanationShowsWhatSelfProtectionDenies() {
        Typed typed = Typed.in(project, "policy", "explain", "pre_execution", "{\"file_path\":\".loki/x\"}");
        assertThat(typed.out()).contains("built-in  self-protection [enforce]", "-> deny: ", "DENY: self-protection");
    }

    @ParameterizedTest
    @EnumSource(Suspicion.class)
    void everyIdIsDocumented(Suspicion suspicion) throws IOException {
        assertThat(Files.readString(ROOT.resolve("docs/policies.md")))
                .contains("| `" + suspicion.id() + "` | " + suspicion.severity().word() + " |");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(project.resolve(".loki").resolve(name), text);
    }
}
