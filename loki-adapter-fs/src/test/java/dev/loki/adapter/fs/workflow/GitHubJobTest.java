package dev.loki.adapter.fs.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.adapter.fs.workflow.GitHubJob.JobFiles;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.workflow.WorkflowJob;
import dev.loki.ports.workflow.WorkflowJobException;
import dev.loki.testing.MemoryFolder;
import dev.loki.testing.Nightly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubJobTest {

    @TempDir(factory = MemoryFolder.class)
    private Path scratch;

    private final IdSource ids = new AtomicLong()::incrementAndGet;

    @Test
    void anOutputIsReadByTheRunnerAsItWasSet() throws IOException {
        WorkflowJob job = job();
        job.output("proceed", "true");
        job.output("refusal", "");
        job.output("prd-file", "/a b/c.md");
        assertThat(RunnerFile.parse(Files.readString(output())))
                .isEqualTo(Map.of("proceed", "true", "refusal", "", "prd-file", "/a b/c.md"));
    }

    @Test
    void noValueEndsItsEntryAndBeginsAnother() throws IOException {
        List<String> pieces =
                List.of("\n", "proceed=true", "EOF", "<<", "loki_0000000000000001", "=", "x", "loki_", " ");
        Random random = new Random(3);
        for (int i = 0; i < Nightly.count(500, 20_000); i++) {
            Files.deleteIfExists(output());
            StringBuilder value = new StringBuilder();
            for (int n = random.nextInt(9); n > 0; n--) {
                value.append(pieces.get(random.nextInt(pieces.size())));
            }
            WorkflowJob job = job();
            job.output("reason", value.toString());
            job.output("last", "1");
            Map<String, String> outputs = RunnerFile.parse(Files.readString(output()));
            assertThat(outputs)
                    .as("%s", value)
                    .containsOnlyKeys("reason", "last")
                    .containsEntry("last", "1");
        }
    }

    @Test
    void aDelimiterThatStandsInTheValueIsNotUsed() throws IOException {
        String first = "loki_00000000000000010000000000000002";
        job().output("reason", "a\n" + first + "\nproceed=true");
        assertThat(RunnerFile.parse(Files.readString(output())))
                .isEqualTo(Map.of("reason", "a\n" + first + "\nproceed=true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a=b", "a\nproceed", "a<<EOF", "-a", "a b", "PATH"})
    void aNameThatIsNoneIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> job().output(name, "x"));
        assertThat(output()).doesNotExist();
    }

    @Test
    void whatOthersWroteStays() throws IOException {
        Files.writeString(output(), "theirs=1\n");
        Files.writeString(summary(), "theirs\n");
        job().output("ours", "2");
        assertThat(job().summarize("ours")).isTrue();
        assertThat(RunnerFile.parse(Files.readString(output()))).isEqualTo(Map.of("theirs", "1", "ours", "2"));
        assertThat(summary()).hasContent("theirs\nours");
    }

    @Test
    void aSummaryStaysBelowWhatGitHubShows() throws IOException {
        WorkflowJob job = job();
        job.summarize("\u20ac".repeat(300_000));
        job.summarize("\u20ac".repeat(300_000));
        job.summarize("more");
        assertThat(Files.size(summary())).isLessThanOrEqualTo(GitHubJob.MAX_SUMMARY_BYTES);
        String text = Files.readString(summary());
        assertThat(text).contains("(What follows did not fit.)").doesNotContain("\ufffd", "more");
    }

    @Test
    void outsideOfAWorkflowThereIsNothingToWriteTo() {
        WorkflowJob job = new GitHubJob(new JobFiles(null, null, null, scratch.resolve("prd")), ids);
        job.output("proceed", "true");
        assertThat(job.summarize("x")).isFalse();
        assertThatExceptionOfType(WorkflowJobException.class)
                .isThrownBy(job::event)
                .withMessageStartingWith("GITHUB_EVENT_PATH: expected the file of the event")
                .matches(WorkflowJobException::isOfWhatWasGiven);
    }

    @Test
    void requirementsAreAFileOfTheirOwn() {
        Path file = job().keepRequirements("issue-12", "Build it.\n");
        assertThat(file).isEqualTo(scratch.resolve("prd/issue-12.md")).hasContent("Build it.");
    }

    @Test
    void requirementsDoNotFollowALink() throws IOException {
        Path elsewhere = Files.createDirectory(scratch.resolve("elsewhere"));
        Files.createSymbolicLink(scratch.resolve("prd"), elsewhere);
        assertThatExceptionOfType(WorkflowJobException.class)
                .isThrownBy(() -> job().keepRequirements("issue-12", "x"))
                .withMessageContaining("is no folder")
                .matches(failure -> !failure.isOfWhatWasGiven());
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void anEventIsReadAndBounded() throws IOException {
        Files.writeString(event(), "{}");
        assertThat(job().event()).asString(UTF_8).isEqualTo("{}");
        Files.delete(event());
        assertThatExceptionOfType(WorkflowJobException.class)
                .isThrownBy(() -> job().event())
                .withMessageContaining("no such file");
        Files.createDirectory(event());
        assertThatExceptionOfType(WorkflowJobException.class)
                .isThrownBy(() -> job().event())
                .withMessageContaining("expected a regular file, found a folder");
    }

    @Test
    void nothingIsAddedToLokisOwnFiles() throws IOException {
        Path own = Files.createDirectory(scratch.resolve(".loki")).resolve("config.yaml");
        WorkflowJob job = new GitHubJob(new JobFiles(event(), own, own, scratch.resolve("prd")), ids);
        assertThatExceptionOfType(WorkflowJobException.class)
                .isThrownBy(() -> job.output("proceed", "true"))
                .withMessageContaining("below Loki's own folder");
        assertThatExceptionOfType(WorkflowJobException.class).isThrownBy(() -> job.summarize("done"));
        assertThat(own).doesNotExist();
    }

    private WorkflowJob job() {
        return new GitHubJob(new JobFiles(event(), output(), summary(), scratch.resolve("prd")), ids);
    }

    private Path event() {
        return scratch.resolve("event.json");
    }

    private Path output() {
        return scratch.resolve("output");
    }

    private Path summary() {
        return scratch.resolve("summary");
    }
}
