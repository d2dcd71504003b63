package dev.loki.cli;

import static dev.loki.cli.GovernedGemini.shell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.External;
import dev.loki.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Gemini CLI behind the real client and resident process, each of them a process of its own. */
@Order(1)
@Needs(External.GEMINI)
class RealGeminiTest {

    private static final String SECRET = "AKIA" + "Q3EGMV7WZ5RT2YHN";
    private static final String RULES = "policies: {pre_execution: [{name: boundary, action: deny,"
            + " rule: file_path must start with project_dir}]}";

    @TempDir
    private Path folder;

    private Path precious;

    @BeforeEach
    void keepSomethingOutside() throws IOException {
        precious = Files.createDirectories(folder.resolve("outside")).resolve("precious");
        Files.writeString(precious, "kept");
    }

    @Test
    void whatIsAllowedRunsAndWhatIsNotIsDeniedAndAllOfItIsOnRecord() throws Exception {
        try (GovernedGemini gemini = governed();
                GenerateContentModel model = GenerateContentModel.saying(
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

            everyToolCallIsInTheChain(gemini);
        }
    }

    @Test
    void withoutAnAnswerNothingRuns() throws Exception {
        try (GovernedGemini gemini = governed();
                GenerateContentModel model = GenerateContentModel.saying(
                        shell("echo one > one.txt"), shell("echo two > two.txt"), shell("echo three > three.txt"))) {
            model.before(2, gemini::killResidentForGood);
            model.before(3, gemini::answerGarbage);

            Child child = gemini.prompt(model);

            assertThat(gemini.project().resolve("one.txt")).as(child.said()).hasContent("one");
            assertThat(gemini.project().resolve("two.txt")).doesNotExist();
            assertThat(gemini.project().resolve("three.txt")).doesNotExist();
            assertThat(model.told(2)).contains("Loki could not decide");
            assertThat(model.told(3)).contains("Loki could not decide");
            assertThat(gemini.askedGarbage()).isPositive();
        }
    }

    private GovernedGemini governed() throws IOException {
        GovernedGemini gemini = new GovernedGemini(folder, Map.of("LOKI_ALLOWED_PATHS", "."));
        Files.writeString(gemini.project().resolve(".loki/policies.yaml"), RULES + "\n");
        gemini.typed("hook", "install", "gemini");
        return gemini;
    }

    /** Gemini CLI has no names for its calls. */
    private static void everyToolCallIsInTheChain(GovernedGemini gemini) {
        List<String> entries = gemini.toolCalls();
        List<String> told = List.of("allowed.txt", "outside", "key.txt", "policies.yaml", "fine.txt");
        assertThat(entries).hasSameSizeAs(told);
        for (int call = 0; call < told.size(); call++) {
            assertThat(entries.get(call)).contains(told.get(call));
        }
        assertThat(gemini.typed("audit", "list", "--json")).doesNotContain(SECRET);
    }
}
