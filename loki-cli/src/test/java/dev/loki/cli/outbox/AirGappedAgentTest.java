package dev.loki.cli.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Launcher;
import dev.loki.standin.JiraStandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A governed agent that would have Loki itself connect, with the token of the site, by real processes. */
@Order(1)
@EnabledOnOs(OS.LINUX)
class AirGappedAgentTest {

    @TempDir
    private Path scratch;

    private final JiraStandIn jira = new JiraStandIn();
    private Path site = Path.of("");

    @BeforeEach
    void makeTheSite() throws IOException {
        jira.issue("PROJ-1", "Story", "Pay by card");
        site = Files.createDirectories(scratch.resolve("site"));
        Files.createDirectory(site.resolve(".loki"));
        Files.createDirectory(scratch.resolve("elsewhere"));
        Files.writeString(scratch.resolve("plans.md"), "The plans.\n");
        Launcher.in(scratch);
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env -u LOKI_AIR_GAPPED LOKI_DIR=../elsewhere/.loki ../loki jira comment PROJ-1 ../plans.md; true",
                "unset LOKI_AIR_GAPPED LOKI_DIR LOKI_PROJECT_DIR LOKI_SESSION_ID; cd ../elsewhere;"
                        + " ../loki jira comment PROJ-1 ../plans.md; true",
                "env -u LOKI_AIR_GAPPED -u LOKI_DIR ../loki jira comment PROJ-1 ../plans.md"
                        + " --project ../elsewhere; true",
                "exec env -u LOKI_AIR_GAPPED -u LOKI_SESSION_ID -u LOKI_PROJECT_DIR -u LOKI_DIR sh -c"
                        + " 'cd ../elsewhere; ../loki jira comment PROJ-1 ../plans.md; true'",
            })
    void isAirGappedWhateverItUnsetsAndWhereverItGoes(String script) throws Exception {
        Files.writeString(site.resolve(".loki/residency.json"), "{\"air_gapped\": true}");

        String said = run(script, Map.of());

        assertThat(jira.requests()).as(said).isEmpty();
        assertThat(scratch.resolve("elsewhere/.loki/outbox/calls.jsonl"))
                .as(said)
                .content()
                .contains("The plans.");
    }

    @Test
    void cannotSendAnOutbox() throws Exception {
        new AirGappedSite(scratch.resolve("elsewhere")).speak(jira.url());

        String said = run(
                "env -u LOKI_AIR_GAPPED -u LOKI_DIR ../loki outbox send --project ../elsewhere; true",
                Map.of("LOKI_AIR_GAPPED", "yes"));

        assertThat(said).contains("sending an outbox is an operator's to do");
        assertThat(jira.requests()).isEmpty();
    }

    @Test
    void cannotHaveAWebhookToldOfItsOwn() throws Exception {
        Files.createDirectories(scratch.resolve("elsewhere/.loki"));
        Files.writeString(scratch.resolve("elsewhere/.loki/policies.json"), """
                {"pre_execution": [
                   {"name": "files", "rule": "command must not run [touch]", "action": "require_approval"}],
                 "approval_gates": [
                   {"name": "release", "phase": "pre_execution", "webhook": "https://hooks.example/asked"}]}
                """);

        String said = run(
                "unset LOKI_AIR_GAPPED LOKI_DIR LOKI_PROJECT_DIR LOKI_SESSION_ID; cd ../elsewhere;"
                        + " ../loki run -- touch it; ../loki approve list; true",
                Map.of("LOKI_AIR_GAPPED", "true"));

        assertThat(said).contains("the air gap is on (LOKI_AIR_GAPPED of process ");
    }

    @Test
    void ofARunThatIsConnectedIsConnected() throws Exception {
        String said = run("../loki jira comment PROJ-1 ../plans.md; true", Map.of());

        assertThat(jira.comments("PROJ-1")).as(said).hasSize(1);
    }

    private String run(String script, Map<String, String> variables) throws IOException, InterruptedException {
        Files.writeString(site.resolve("agent.sh"), script);
        ProcessBuilder builder = new ProcessBuilder("../loki", "run", "--", "sh", "agent.sh")
                .directory(site.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = new HashMap<>(OutboxCommandsTest.environment(jira));
        environment.putAll(variables);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
