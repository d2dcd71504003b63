package dev.loki.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loki.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReplayCommandTest {

    private static final String LOG = ".loki/decisions.jsonl";

    @TempDir
    private Path project;

    @BeforeEach
    void decideSomething() throws IOException {
        SeedPolicyFile.writeTo(project);
        Files.createSymbolicLink(project.resolve("etc"), Path.of("/etc"));
        check("pre_execution", "{\"file_path\":\"src/app.js\",\"active_agents\":4}");
        check("pre_execution", "{\"file_path\":\"/etc/passwd\"}");
        check("pre_execution", "{\"file_path\":\"etc/passwd\"}");
        check("pre_execution", "{\"file_path\":\".loki/policies.yaml\"}");
        check("data", "{\"content\":\"key = AKIA" + "Z7QW3ERT5YUI2OPA\"}");
        check("pre_lunch", "{}");
    }

    /** Else JUnit warns of a link that leads out of its folder. */
    @AfterEach
    void takeTheLinkAway() throws IOException {
        Files.deleteIfExists(project.resolve("etc"));
    }

    @Test
    void sameFileChangesNothing() {
        Typed typed = Typed.in(project, "policy", "replay", LOG);
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out())
                .isEqualTo("4 replayed, 0 would change; 2 not replayed, since something was masked or"
                        + " left out; 0 unreadable\n");
        assertThat(typed.exitCode()).isZero();
    }

    @Test
    void otherFileShowsWhatItWouldChangeAndRecordsNothing() throws IOException {
        String chain = Files.readString(project.resolve(".loki/audit/audit.jsonl"));
        long logged = Files.size(project.resolve(LOG));
        Typed typed = replayWithFewAgents();
        assertThat(typed.out())
                .contains("line 1  ALLOW -> DENY  pre_execution  {", "now by few")
                .contains("line 2  DENY -> ALLOW", "was by project-boundary")
                .contains("line 3  DENY -> ALLOW")
                .contains("4 replayed, 3 would change, 1 ALLOW -> DENY, 2 DENY -> ALLOW")
                .doesNotContain("line 4");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(project.resolve(".loki/audit/audit.jsonl")).hasContent(chain);
        assertThat(project.resolve(LOG)).hasSize(logged);
    }

    @Test
    void replayDoesNotAskTheFileSystemOfAnotherMachine() throws IOException {
        Files.delete(project.resolve("etc"));
        assertThat(Typed.in(project, "policy", "replay", LOG).exitCode()).isZero();
    }

    @Test
    void tornAndForeignLinesAreCountedAndNamed() throws IOException {
        Files.writeString(project.resolve(LOG), "{\"a\":1}\n{\"timest", StandardOpenOption.APPEND);
        Typed typed = Typed.in(project, "policy", "replay", LOG);
        assertThat(typed.err()).contains("line 7: no decision: expected timestamp", "line 8: the line is torn");
        assertThat(typed.out()).contains("2 unreadable");
        assertThat(typed.exitCode()).isZero();
    }

    @Test
    void jsonIsOneObject() throws IOException {
        writeFewAgents();
        Typed typed = Typed.in(project, "policy", "replay", LOG, "--policies", "new.json", "--json");
        JsonNode result = new ObjectMapper().readTree(typed.out());
        assertThat(result.get("replayed").asInt()).isEqualTo(4);
        assertThat(result.at("/transitions/DENY->ALLOW").asInt()).isEqualTo(2);
        assertThat(result.at("/changes/0/policies/0").asText()).isEqualTo("few");
    }

    @Test
    void whatCannotBeReadIsThree() throws IOException {
        assertThat(Typed.in(project, "policy", "replay", "none.jsonl").exitCode())
                .isEqualTo(3);
        assertThat(Typed.in(project, "policy", "replay", LOG, "--policies", "none.json")
                        .exitCode())
                .isEqualTo(3);
        assertThat(Typed.in(project, "policy", "replay", LOG, "--policies", "none.txt")
                        .err())
                .contains(".json, .yaml or .yml");
        Files.writeString(project.resolve("bad.json"), "{\"pre_exekution\":[]}");
        assertThat(Typed.in(project, "policy", "replay", LOG, "--policies", "bad.json")
                        .exitCode())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".loki/audit/audit.jsonl",
                ".loki/policies.json",
                ".loki/../.loki/events/x",
                ".loki",
                "l/audit/a",
                ".loki/residency.json",
                "l/config.yaml",
                ".loki/outbox/calls.jsonl"
            })
    void logThatWouldBeLokisOwnIsAConfigurationError(String file) throws IOException {
        Files.createSymbolicLink(project.resolve("l"), project.resolve(".loki"));
        Typed typed = Typed.in(
                project, Map.of("LOKI_POLICY_DECISION_LOG", file), new byte[0], "policy", "check", "data", "{}");
        assertThat(typed.out()).contains("configuration_error", "Loki's own");
        assertThat(typed.exitCode()).isEqualTo(1);
    }

    private Typed replayWithFewAgents() throws IOException {
        writeFewAgents();
        return Typed.in(project, "policy", "replay", LOG, "--policies", "new.json");
    }

    private void writeFewAgents() throws IOException {
        Files.writeString(
                project.resolve("new.json"),
                "{\"pre_execution\":[{\"name\":\"few\",\"rule\":\"active_agents <= 3\",\"action\":\"deny\"}]}");
    }

    private void check(String point, String context) {
        Typed.in(project, Map.of("LOKI_POLICY_DECISION_LOG", LOG), new byte[0], "policy", "check", point, context);
    }
}
