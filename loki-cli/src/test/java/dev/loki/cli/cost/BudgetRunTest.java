package dev.loki.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Launcher;
import dev.loki.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
    void agentThatRemovesTheLedgerIsStopped() throws Exception {
        int exitCode = run("""
                for i in 1 2 3; do
                  "$LOKI" budget record --tokens-in 900
                  rm -f .loki/state/costs.json .loki/state/costs.journal
                done
                sleep 600
                """);
        assertThat(exitCode).as(said("err")).isEqualTo(4);
        assertThat(said("err")).contains("the ledger was taken away");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void agentChoosesNeitherAnOrgNorPricesAndRepairsNothing() throws Exception {
        Files.writeString(scratch.resolve("cheap.yaml"), "not asked");
        int exitCode = run("""
                LOKI_ORG_ID=x "$LOKI" budget record --tokens-in 1
                env -u LOKI_SESSION_ID LOKI_ORG_ID=y LOKI_TENANT_ID=z "$LOKI" budget record --tokens-in 2
                LOKI_PRICE_FILE=%s "$LOKI" budget record --tokens-in 4; echo $? > prices
                env -u LOKI_SESSION_ID "$LOKI" budget repair; echo $? > repair
                """.formatted(scratch.resolve("cheap.yaml")));
        assertThat(exitCode).as(said("err")).isZero();
        assertThat(project.resolve("prices")).hasContent("3");
        assertThat(project.resolve("repair")).hasContent("3");
        assertThat(said("err"))
                .contains(
                        "LOKI_PRICE_FILE",
                        "within a governed run",
                        "repairing what was consumed is an operator's to do");
        assertThat(Typed.in(project, "budget", "show", "--json").out())
                .contains("\"orgs\":{\"default\":{")
                .doesNotContain("\"x\"", "\"y\"", "\"z\"");
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
