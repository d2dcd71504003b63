package dev.loki.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test that lacks something is skipped and written down, or fails where that thing is required. */
class SkippingTest {
    @TempDir
    Path folder;

    NestedRun nested;

    @BeforeEach
    void nestedRunWithItsOwnTable() {
        nested = new NestedRun(folder.resolve("target").resolve("skips.tsv"));
    }

    @Test
    void whatIsAbsentSkipsTheTestAndIsWrittenDown() {
        NestedRun.Outcome outcome = nested.run(NeedsOtelcol.class);

        assertThat(outcome.counts().getTestsSkippedCount()).isEqualTo(1);
        assertThat(outcome.counts().getTestsSucceededCount()).isEqualTo(1);
        assertThat(outcome.rows())
                .containsExactly(new Skip(
                        "loki-testing", "SkippingTest$NeedsOtelcol.exports", "otelcol", "-Dloki.otelcol is not set"));
    }

    @Test
    void whatIsAbsentSkipsTheWholeClass() {
        NestedRun.Outcome outcome = nested.run(AllNeedSchemasAndOtelcol.class);

        assertThat(outcome.counts().getContainersSkippedCount()).isEqualTo(1);
        assertThat(outcome.counts().getTestsStartedCount()).isZero();
        assertThat(outcome.rows())
                .containsExactly(new Skip(
                        "loki-testing",
                        "SkippingTest$AllNeedSchemasAndOtelcol",
                        "schemas, otelcol",
                        "-Dloki.schemas.dir is not set; -Dloki.otelcol is not set"));
    }

    @Test
    void whatIsPresentLetsTheTestRun() throws IOException {
        Path collector = executable("otelcol");

        NestedRun.Outcome outcome =
                nested.with("loki.otelcol", collector.toString()).run(NeedsOtelcol.class);

        assertThat(outcome.counts().getTestsSucceededCount()).isEqualTo(2);
        assertThat(outcome.rows()).isEmpty();
    }

    @Test
    void whatIsRequiredFailsTheTestInsteadOfSkippingIt() {
        NestedRun.Outcome outcome = nested.with("loki.require", "node, otelcol").run(NeedsOtelcol.class);

        assertThat(outcome.counts().getTestsSkippedCount()).isZero();
        assertThat(outcome.failures()).singleElement().asString().contains("otelcol is required, but -Dloki.otelcol");
        assertThat(outcome.rows()).isEmpty();
    }

    @Test
    void oneRequiredThingAmongSeveralAbsentOnesFails() {
        NestedRun.Outcome outcome = nested.with("loki.require", "otelcol").run(AllNeedSchemasAndOtelcol.class);

        assertThat(outcome.failures()).singleElement().asString().contains("otelcol is required");
    }

    @Test
    void requiringSomethingElseStillSkips() {
        NestedRun.Outcome outcome = nested.with("loki.require", "schemas").run(NeedsOtelcol.class);

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.rows()).hasSize(1);
    }

    @Test
    void anUnknownRequirementStopsTheRunAndListsTheKnownOnes() {
        assertThatThrownBy(() -> nested.with("loki.require", "node,otlpcol").run(NeedsOtelcol.class))
                .hasMessageContaining("\"otlpcol\"")
                .hasMessageContaining(
                        "schemas, node, python, tsc, rsyslog, otelcol, chromium, claude, codex, gemini, git, strace, unshare, bash, zsh, fish, script, all");
    }

    @Test
    void aTestThatFindsOutWhileRunningSkipsItself() {
        NestedRun.Outcome outcome = nested.run(FindsOutWhileRunning.class);

        assertThat(outcome.counts().getTestsAbortedCount()).isEqualTo(2);
        assertThat(outcome.rows())
                .extracting(Skip::needs, Skip::reason)
                .containsExactlyInAnyOrder(
                        tuple("mount", "the kernel says: EPERM"), tuple("strace", "ptrace is not permitted"));
    }

    @Test
    void requiringAllForbidsEverySkip() {
        NestedRun.Outcome outcome = nested.with("loki.require", "all").run(FindsOutWhileRunning.class);

        assertThat(outcome.counts().getTestsAbortedCount()).isZero();
        assertThat(outcome.failures())
                .hasSize(2)
                .anySatisfy(failure -> assertThat(failure).contains("mount is required"))
                .anySatisfy(failure -> assertThat(failure).contains("strace is required"));
    }

    @Test
    void aTestSkippedByOtherMeansIsWrittenDownToo() {
        assertThat(nested.run(DisabledByHand.class).rows())
                .containsExactly(new Skip("loki-testing", "SkippingTest$DisabledByHand.never", "-", "two words"));
    }

    @Test
    void rowsOfTheRunBeforeAreGone() {
        nested.run(NeedsOtelcol.class);

        assertThat(nested.run(NeedsOtelcol.class).rows()).hasSize(1);
    }

    private Path executable(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    static class NeedsOtelcol {
        @Test
        @Needs(External.OTELCOL)
        void exports() {}

        @Test
        void needsNothing() {}
    }

    @Needs({External.SCHEMAS, External.OTELCOL})
    static class AllNeedSchemasAndOtelcol {
        @Test
        void validates() {}
    }

    static class FindsOutWhileRunning {
        @Test
        void mounts() {
            Skips.unless(false, "mount", "the kernel says: EPERM");
        }

        @Test
        void traces() {
            Skips.unless(false, External.STRACE, "ptrace is not permitted");
        }

        @Test
        void hasWhatItNeeds() {
            Skips.unless(true, "a clock", "there is none");
        }
    }

    static class DisabledByHand {
        @Test
        @Disabled("two\twords")
        void never() {}
    }
}
