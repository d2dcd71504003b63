package dev.loki.cli.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Program;
import dev.loki.cli.Typed;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Approvals between real processes. A test waits by reading what a process says. */
@Order(1)
class ApproveInOtherTerminalTest {

    private static final Map<String, String> WAITING = Map.of("LOKI_POLICY_APPROVAL_ENFORCE", "1");

    @TempDir
    private Path scratch;

    private GatedProject project;
    private @Nullable Process waiting;

    @BeforeEach
    void gate() throws IOException {
        project = GatedProject.in(Files.createDirectories(scratch.resolve("p")), "");
    }

    @AfterEach
    void end() {
        if (waiting != null) {
            waiting.destroyForcibly();
        }
    }

    @Test
    void aRunThatWaitsGoesOnWhenAnotherTerminalGrants() throws Exception {
        Process run = start(WAITING, "run", "--", "touch", "made");
        String id = idOf(run);

        Typed granted = project.approve("grant", id);

        assertThat(granted.exitCode()).as(granted.err()).isZero();
        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).isZero();
        assertThat(project.folder().resolve("made")).exists();
        assertThat(project.approve("show", id).out()).contains("state     consumed");
    }

    @Test
    void aRunThatWaitsEndsWhenAnotherTerminalRejects() throws Exception {
        Process run = start(WAITING, "run", "--", "touch", "made");
        String id = idOf(run);

        project.approve("reject", id, "--reason", "not before the audit");

        assertThat(run.inputReader(StandardCharsets.UTF_8).lines().toList())
                .anyMatch(line -> line.contains("not before the audit"));
        assertThat(run.waitFor()).isEqualTo(1);
        assertThat(project.folder().resolve("made")).doesNotExist();
    }

    /** The agent tries with the variable, without it, with a clean environment, and from a process of its own session. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theAgentsOwnAttemptsToGrantAreRefusedAndAudited() throws Exception {
        String id = project.ask("touch", "made");
        String loki = "'" + String.join("' '", java()) + "' ";
        Files.writeString(project.folder().resolve("agent.sh"), """
                try() { "$@" approve grant %1$s; echo "exit $?"; }
                try %2$s
                try env -u LOKI_SESSION_ID %2$s
                try env -i PATH="$PATH" %2$s
                try setsid --wait env -u LOKI_SESSION_ID %2$s
                true
                """.formatted(id, loki));

        Process run = start(Map.of(), "run", "--quiet", "--", "sh", "agent.sh");
        List<String> said = run.inputReader(StandardCharsets.UTF_8).lines().toList();

        assertThat(run.waitFor()).as(String.join("\n", said)).isZero();
        assertThat(said)
                .filteredOn(line -> line.startsWith("exit"))
                .containsOnly("exit 1")
                .hasSize(4);
        assertThat(said)
                .filteredOn(line -> line.contains("a governed run cannot answer"))
                .hasSize(4);
        assertThat(project.audited("approval_refused"))
                .hasSize(4)
                .allMatch(entry -> entry.contains("\"governed\"") && entry.contains(id));
        assertThat(project.approve("show", id).out()).contains("state     pending");
    }

    /** An agent that replaces itself leaves no environment behind: the run above it is known by its command. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void anAgentThatReplacesItselfWithoutTheVariableIsRefused() throws Exception {
        String id = project.ask("touch", "made");
        Files.writeString(
                project.folder().resolve("agent.sh"),
                "'" + String.join("' '", java()) + "' approve grant " + id + "; echo \"exit $?\"\n");
        Process run = start(Map.of(), "run", "--quiet", "--", "env", "-u", "LOKI_SESSION_ID", "sh", "agent.sh");

        assertThat(run.inputReader(StandardCharsets.UTF_8).lines().toList())
                .contains("exit 1")
                .anyMatch(line -> line.contains("which is a 'loki run'"));
        assertThat(project.approve("show", id).out()).contains("state     pending");
    }

    private String idOf(Process run) throws IOException {
        BufferedReader said = run.inputReader(StandardCharsets.UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains("waiting for approval") && !line.startsWith("loki: on: ")) {
                return GatedProject.idIn(line);
            }
        }
        throw new AssertionError("the run ended without asking");
    }

    private Process start(Map<String, String> variables, String... arguments) throws IOException {
        List<String> command = java();
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(project.folder().toFile()).redirectErrorStream(true);
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "JAVA_HOME"));
        builder.environment().putAll(variables);
        waiting = builder.start();
        return waiting;
    }

    private static List<String> java() {
        return new ArrayList<>(Program.command());
    }
}
