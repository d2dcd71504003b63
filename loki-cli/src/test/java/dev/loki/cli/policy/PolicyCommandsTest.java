package dev.loki.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loki.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandsTest {

    @TempDir
    private Path project;

    /** Else JUnit warns of a link that leads out of its folder. */
    @AfterEach
    void takeTheLinkAway() throws IOException {
        Files.deleteIfExists(project.resolve("etc"));
    }

    @Test
    void explanationShowsEachPolicyWithItsLineAndTheDecision() throws IOException {
        SeedPolicyFile.writeTo(project);
        Typed typed = Typed.in(project, "policy", "explain", "pre_execution", "{\"file_path\":\"/etc/passwd\"}");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out())
                .contains("policies.yaml:3  project-boundary [enforce]", "-> deny: /etc/passwd is outside")
                .contains("policies.yaml:6  agent-limit [enforce]  active_agents <= 5  -> satisfied")
                .contains("DENY: project-boundary");
    }

    @Test
    void quickstartsOwnTestsPass() throws IOException {
        Path example = Path.of(System.getProperty("loki.root"), "examples/quickstart/.loki/policies.yaml");
        Files.createDirectories(project.resolve(".loki"));
        Files.copy(example, project.resolve(".loki/policies.yaml"));
        Typed typed = Typed.in(project, "policy", "test");
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).contains("pass  a sixth agent needs a person", "8 tests, 0 failed");
    }

    @Test
    void testThatFailsIsSaidSoWithWhatWasAnswered() throws IOException {
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(project.resolve(".loki/policies.yaml"), """
                policies:
                  pre_execution:
                    - {name: few, rule: active_agents <= 5, action: deny}
                tests:
                  - {name: nine are fine, point: pre_execution, context: {active_agents: 9}, expect: ALLOW}
                """);
        Typed typed = Typed.in(project, "policy", "test");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).contains("FAIL  nine are fine (line 5): expected ALLOW, was DENY");
    }

    @Test
    void brokenPolicyFileCannotBeTested() throws IOException {
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(project.resolve(".loki/policies.json"), "{");
        assertThat(Typed.in(project, "policy", "test").exitCode()).isEqualTo(3);
    }

    @Test
    void schemaIsOneJsonObjectThatNamesEveryKind() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(Typed.in(project, "policy", "schema").out());
        assertThat(schema.get("$schema").asText()).contains("2020-12");
        assertThat(schema.at("/$defs/policies/properties/pre_execution/items/required")
                        .toString())
                .contains("name", "rule", "action");
    }

    @Test
    void agentThatRewritesItsPoliciesIsDeniedByPathByLinkAndByShell() throws IOException {
        SeedPolicyFile.writeTo(project);
        Files.createSymbolicLink(project.resolve("harmless.txt"), project.resolve(".loki/policies.yaml"));
        for (String context : new String[] {
            "{\"file_path\":\".loki/policies.yaml\"}",
            "{\"file_path\":\"harmless.txt\"}",
            "{\"command\":\"sh -c 'echo > .loki/policies.yaml'\"}",
            "{\"command\":\"echo x > harmless.txt\"}"
        }) {
            Typed typed = Typed.in(project, "policy", "check", "pre_execution", context);
            assertThat(typed.exitCode()).as(context).isEqualTo(1);
            assertThat(typed.out()).as(context).contains("self-protection");
        }
    }

    @Test
    void linkThatLeadsOutOfTheProjectIsDenied() throws IOException {
        SeedPolicyFile.writeTo(project);
        Files.createSymbolicLink(project.resolve("etc"), Path.of("/etc"));
        Typed typed = Typed.in(project, "policy", "check", "pre_execution", "{\"file_path\":\"etc/new/file\"}");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).contains("/etc/new/file is outside");
    }
}
