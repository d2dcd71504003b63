package dev.loki.cli.hook.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Child;
import dev.loki.standin.anthropic.ModelTurn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds for every real agent behind the real client and resident process, each of them a process of its own.
 *
 * @param <P> the agent's project
 */
abstract class RealAgentContract<P extends GovernedProject> {

    static final String SECRET = "AKIA" + "Q3EGMV7WZ5RT2YHN";
    static final String RULES = "policies: {pre_execution: [{name: boundary, action: deny,"
            + " rule: file_path must start with project_dir}]}";
    static final Map<String, String> VARIABLES = Map.of("LOKI_ALLOWED_PATHS", ".");

    @TempDir
    Path folder;

    Path precious;

    /** A project where nothing is installed yet. */
    abstract P project() throws IOException;

    /** What it is called on the command line. */
    abstract String agent();

    abstract ScriptedModel saying(ModelTurn... script) throws IOException;

    abstract ModelTurn shell(String command);

    /** What the agent says and does at a prompt. */
    abstract Child prompt(P project, ScriptedModel model) throws IOException, InterruptedException;

    @BeforeEach
    void keepSomethingOutside() throws IOException {
        precious = Files.createDirectories(folder.resolve("outside")).resolve("precious");
        Files.writeString(precious, "kept");
    }

    @Test
    void withoutAnAnswerNothingRuns() throws Exception {
        try (P project = governed();
                ScriptedModel model = saying(
                        shell("echo one > one.txt"), shell("echo two > two.txt"), shell("echo three > three.txt"))) {
            model.before(2, project::killResidentForGood);
            model.before(3, project::answerGarbage);

            Child child = prompt(project, model);

            assertThat(project.project().resolve("one.txt")).as(child.said()).hasContent("one");
            assertThat(project.project().resolve("two.txt")).doesNotExist();
            assertThat(project.project().resolve("three.txt")).doesNotExist();
            assertThat(model.told(2)).contains("Loki could not decide");
            assertThat(model.told(3)).contains("Loki could not decide");
            assertThat(project.askedGarbage()).isPositive();
        }
    }

    final P governed() throws IOException {
        P project = project();
        Files.writeString(project.project().resolve(".loki/policies.yaml"), RULES + "\n");
        project.typed("hook", "install", agent());
        return project;
    }

    /** @param each what stands in the entry of each tool call, in their order */
    static void everyToolCallIsInTheChain(GovernedProject project, List<String> each) {
        List<String> entries = project.toolCalls();
        assertThat(entries).hasSameSizeAs(each);
        for (int call = 0; call < each.size(); call++) {
            assertThat(entries.get(call)).contains(each.get(call));
        }
        assertThat(project.typed("audit", "list", "--json")).doesNotContain(SECRET);
    }
}
