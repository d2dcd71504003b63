package dev.loki.cli.hook.agent;

import static dev.loki.cli.hook.agent.GovernedCodex.patch;
import static dev.loki.cli.hook.agent.GovernedCodex.shellPatch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Child;
import dev.loki.standin.anthropic.ModelTurn;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The real Codex behind the real client and resident process, each of them a process of its own. */
@Order(1)
@Needs(External.CODEX)
class RealCodexTest extends RealAgentContract<GovernedCodex> {

    private static final String[] REWRITE = {"*** Update File: .loki/policies.yaml", "@@", "-" + RULES, "+policies: {}"
    };

    @Override
    GovernedCodex project() throws IOException {
        return new GovernedCodex(folder, VARIABLES);
    }

    @Override
    String agent() {
        return "codex";
    }

    @Override
    ScriptedModel saying(ModelTurn... script) throws IOException {
        return ResponsesModel.saying(script);
    }

    @Override
    ModelTurn shell(String command) {
        return GovernedCodex.shell(command);
    }

    @Override
    Child prompt(GovernedCodex codex, ScriptedModel model) throws IOException, InterruptedException {
        return codex.prompt(model);
    }

    @Test
    void whatIsAllowedRunsAndWhatIsNotIsDeniedAndAllOfItIsOnRecord() throws Exception {
        try (GovernedCodex codex = governed();
                ScriptedModel model = saying(
                        shell("echo hello > allowed.txt"),
                        shell("rm -rf " + precious.getParent()),
                        patch("*** Add File: key.txt", "+aws_key = " + SECRET),
                        patch(REWRITE),
                        shellPatch(REWRITE),
                        shell("cp /dev/null p; apply_patch \"$(cat p)\""),
                        patch("*** Add File: fine.txt", "+fine"))) {
            Child child = codex.prompt(model);

            assertThat(child.exitCode()).as(child.said()).isZero();
            assertThat(codex.project().resolve("allowed.txt")).as(child.said()).hasContent("hello");
            assertThat(codex.project().resolve("fine.txt")).as(child.said()).hasContent("fine");
            assertThat(model.told(2)).contains("Loki: ", "LOKI_ALLOWED_PATHS");
            assertThat(precious).hasContent("kept");
            assertThat(reason(model.told(3))).contains("Loki: ", "secret").doesNotContain(SECRET);
            assertThat(codex.project().resolve("key.txt")).doesNotExist();
            assertThat(model.told(4)).contains("Loki: self-protection");
            assertThat(model.told(5)).contains("Loki: self-protection");
            assertThat(model.told(6)).contains("Loki: ", "use the tool apply_patch");
            assertThat(codex.project().resolve("p")).doesNotExist();
            assertThat(codex.project().resolve(".loki/policies.yaml")).hasContent(RULES);

            everyToolCallIsInTheChain(
                    codex,
                    IntStream.rangeClosed(1, 7)
                            .mapToObj(call -> "\"call_" + call + "\"")
                            .toList());
        }
    }

    /** Without what Codex itself puts behind it: the command that its model wanted. */
    private static String reason(String told) {
        return told.split(" Command: ", 2)[0];
    }
}
