package dev.loki.cli.hook.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Child;
import dev.loki.standin.anthropic.ModelTurn;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The real Gemini CLI behind the real client and resident process, each of them a process of its own. */
@Order(1)
@Needs(External.GEMINI)
class RealGeminiTest extends RealAgentContract<GovernedGemini> {

    @Override
    GovernedGemini project() throws IOException {
        return new GovernedGemini(folder, VARIABLES);
    }

    @Override
    String agent() {
        return "gemini";
    }

    @Override
    ScriptedModel saying(ModelTurn... script) throws IOException {
        return GenerateContentModel.saying(script);
    }

    @Override
    ModelTurn shell(String command) {
        return GovernedGemini.shell(command);
    }

    @Override
    Child prompt(GovernedGemini gemini, ScriptedModel model) throws IOException, InterruptedException {
        return gemini.prompt(model);
    }

    @Test
    void whatIsAllowedRunsAndWhatIsNotIsDeniedAndAllOfItIsOnRecord() throws Exception {
        try (GovernedGemini gemini = governed();
                ScriptedModel model = saying(
                        shell("echo hello > allowed.txt"),
                        shell("rm -rf " + precious.getParent()),
                        gemini.write("key.txt", "aws_key = " + SECRET + "\n"),
                        gemini.write(".loki/policies.yaml", "policies: {}\n"),
                        gemini.write("fine.txt", "fine"))) {
            Child child = gemini.prompt(model);

            assertThat(child.exitCode()).as(child.said()).isZero();
            assertThat(gemini.project().resolve("allowed.txt")).as(child.said()).hasContent("hello");
            assertThat(gemini.project().resolve("fine.txt")).as(child.said()).hasContent("fine");
            assertThat(model.told(2)).contains("Loki: ", "LOKI_ALLOWED_PATHS");
            assertThat(precious).hasContent("kept");
            assertThat(model.told(3)).contains("Loki: ", "secret").doesNotContain(SECRET);
            assertThat(gemini.project().resolve("key.txt")).doesNotExist();
            assertThat(model.told(4)).contains("Loki: self-protection");
            assertThat(gemini.project().resolve(".loki/policies.yaml")).hasContent(RULES);

            // Gemini CLI has no names for its calls
            everyToolCallIsInTheChain(
                    gemini, List.of("allowed.txt", "outside", "key.txt", "policies.yaml", "fine.txt"));
        }
    }
}
