package dev.loki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that come to the end of a budget, by real processes. */
@Order(1)
class BudgetRunTest {

    private static final String BUDGET = "resource: [{name: token-budget, max_tokens: 1000, on_exceed: shutdown}]\n";

    @TempDir
    private Path scratch;

    private Path project;
    private Path launcher;

    @BeforeEach
    void makeAProjectWithABudget() throws IOException {
        launcher = Launcher.in(scratch);
        project = Files.createDirectories(scratch.resolve("project"));
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(project.resolve(".loki/policies.yaml"), BUDGET);
    }

    @Test
    void agentThatReservesIsStoppedBeforeTheCallThatWouldExceed() throws Exception {
        int exitCode = run("""
                while :; do
                  if "$LOKI" budget reserve --tokens 400 > reservation; then
                    echo call >> calls
                    "$LOKI" budget record --reservation "$(cat reservation)" --tokens-in 300 --tokens-out 100
                  else
                    echo refused >> refusals
                    sleep 600
                  fi
                done
                """);
        assertThat(exitCode).as(said("err")).isEqualTo(4);
        assertThat(project.resolve("calls")).hasContent("call\ncall");
        assertThat(said("err"))
                .contains("budget exceeded: the budget token-budget of project project has no room for 400 tokens")
                .contains("outcome    budget exceeded, exit code 4");
        assertThat(Typed.in(project, "audit", "list", "--json").out())
                .contains("\"outcome\":\"budget_exceeded\"", "\"reason\":\"the budget token-budget", "budget_shutdown");
        assertThat(Typed.in(project, "budget", "show").out()).contains("800 of 1,000 tokens");
    }

    @Test
    void agentThatAsksThePoliciesIsStoppedAsWell() throws Exception {
        String agent = """
                while "$LOKI" policy check resource '{"estimated_tokens":600}' > decision; do
                  echo call >> calls
                  "$LOKI" budget record --tokens-in 600
                done
                sleep 600
                """;
        assertThat(run(agent)).as(said("err")).isEqualTo(4);
        assertThat(project.resolve("calls")).hasContent("call");
        assertThat(run(agent)).as(said("err")).isEqualTo(4);
        assertThat(project.resolve("calls")).hasContent("call");
        assertThat(said("err")).contains("budget exceeded: the budget token-budget");
    }

    @Test
    void agentThatOnlyCountsIsStoppedAtTheLimit() throws Exception {
        assertThat(run("\"$LOKI\" budget record --tokens-in 1000; echo $? > code; sleep 600\n"))
                .as(said("err"))
                .isEqualTo(4);
        assertThat(said("err")).contains("is used up: 1000 of 1000 tokens spent");
    }

    @Test
    void killEventThatNoBudgetBearsOutEndsTheRunAndIsCalledSo() throws Exception {
        assertThat(run("\"$LOKI\" event emit command dashboard kill; sleep 600\n"))
                .as(said("err"))
                .isEqualTo(143);
        assertThat(said("err")).contains("outcome    stopped, exit code 143").doesNotContain("budget exceeded");
    }

    @Test
    void killEventOfAnotherSessionEndsNothing() throws Exception {
        assertThat(run("\"$LOKI\" event emit command dashboard kill session=another; \"$LOKI\" event list; exit 7\n"))
                .isEqualTo(7);
    }

    private int run(String agent) throws IOException, InterruptedException {
        Files.writeString(project.resolve("agent.sh"), agent);
        ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "run", "--", "sh", "agent.sh")
                .directory(project.toFile())
                .redirectOutput(scratch.resolve("out").toFile())
                .redirectError(scratch.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", System.getenv("PATH"), "LOKI", launcher.toString()));
        return builder.start().waitFor();
    }

    private String said(String stream) throws IOException {
        Path file = scratch.resolve(stream);
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
