package dev.loki.cli;

import static dev.loki.cli.GovernedCodex.patch;
import static dev.loki.cli.GovernedCodex.shell;
import static dev.loki.cli.GovernedCodex.shellPatch;
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

/** The real Codex behind the real client and resident process, each of them a process of its own. */
@Order(1)
@Needs(External.CODEX)
class RealCodexTest {

    private static final String SECRET = "AKIA" + "Q3EGMV7WZ5RT2YHN";
    private static final String RULES = "policies: {pre_execution: [{name: boundary, action: deny,"
            + " rule: file_path must start with project_dir}]}";
    private static final String[] REWRITE = {"*** Update File: .loki/policies.yaml", "@@", "-" + RULES, "+policies: {}"
    };

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
        try (GovernedCodex codex = governed();
                ResponsesModel model = ResponsesModel.saying(
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

            everyToolCallIsInTheChain(codex, 7);
        }
    }

    @Test
    void withoutAnAnswerNothingRuns() throws Exception {
        try (GovernedCodex codex = governed();
                ResponsesModel model = ResponsesModel.saying(
                        shell("echo one > one.txt"), shell("echo two > two.txt"), shell("echo three > three.txt"))) {
            model.before(2, codex::killResidentForGood);
            model.before(3, codex::answerGarbage);

            Child child = codex.prompt(model);

            assertThat(codex.project().resolve("one.txt")).as(child.said()).hasContent("one");
            assertThat(codex.project().resolve("two.txt")).doesNotExist();
            assertThat(codex.project().resolve("three.txt")).doesNotExist();
            assertThat(model.told(2)).contains("Loki could not decide");
            assertThat(model.told(3)).contains("Loki could not decide");
            assertThat(codex.askedGarbage()).isPositive();
        }
    }

    private GovernedCodex governed() throws IOException {
        GovernedCodex codex = new GovernedCodex(folder, Map.of("LOKI_ALLOWED_PATHS", "."));
        Files.writeString(codex.project().resolve(".loki/policies.yaml"), RULES + "\n");
        codex.typed("hook", "install", "codex");
        return codex;
    }

    /** Without what Codex itself puts behind it: the command that its model wanted. */
    private static String reason(String told) {
        return told.split(" Command: ", 2)[0];
    }

    private static void everyToolCallIsInTheChain(GovernedCodex codex, int calls) {
        List<String> entries = codex.toolCalls();
        assertThat(entries).hasSize(calls);
        for (int call = 1; call <= calls; call++) {
            assertThat(entries.get(call - 1)).contains("\"call_" + call + "\"");
        }
        assertThat(codex.typed("audit", "list", "--json")).doesNotContain(SECRET);
    }
}
