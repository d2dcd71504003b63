package dev.loki.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {

    @TempDir
    private Path folder;

    /** As a newcomer would: {@code loki init && loki doctor && loki run -- true}. */
    @Test
    void beginsAProjectThatIsWellAndRuns() {
        assertThat(typed("init").exitCode()).isZero();
        Typed doctor = typed("doctor");
        assertThat(doctor.exitCode()).as(doctor.out()).isZero();
        assertThat(doctor.out()).endsWith("0 wrong, 0 notes\n");
        assertThat(typed("run", "--quiet", "--", "true").exitCode()).isZero();
    }

    @Test
    void writesPoliciesThatPassTheirOwnTests() {
        typed("init");
        assertThat(typed("policy", "lint", "--strict").out()).isEqualTo("0 warnings, 0 notes\n");
        assertThat(typed("policy", "test", "--min-coverage", "100").exitCode()).isZero();
    }

    @Test
    void leavesWhatIsThereAsItIs() throws IOException {
        Files.createDirectories(folder.resolve(".loki"));
        Files.writeString(folder.resolve(".loki/policies.json"), "{}");
        Files.writeString(folder.resolve(".loki/run.yaml"), "act: mine\n");
        Files.writeString(folder.resolve(".gitignore"), "target/\n!/.loki/run.yaml");
        Typed init = typed("init");
        assertThat(init.out().lines())
                .containsExactly(
                        ".loki/policies.json: is there, and left as it is",
                        ".loki/run.yaml: is there, and left as it is",
                        ".gitignore: extended");
        assertThat(folder.resolve(".loki/policies.yaml")).doesNotExist();
        assertThat(folder.resolve(".loki/run.yaml")).hasContent("act: mine");
        assertThat(Files.readString(folder.resolve(".gitignore")))
                .startsWith("target/\n!/.loki/run.yaml\n# ")
                .contains("\n/.loki/*\n!/.loki/policies.yaml\n");
        String once = text(".gitignore");
        assertThat(typed("init").out()).contains(".gitignore: is there, and left as it is");
        assertThat(text(".gitignore")).isEqualTo(once);
    }

    @Test
    void writesAnewWhereItIsForced() throws IOException {
        typed("init");
        String policies = text(".loki/policies.yaml");
        Files.writeString(folder.resolve(".loki/policies.yaml"), "policies: {}\n");
        assertThat(typed("init", "--force").out()).contains(".loki/policies.yaml: written anew");
        assertThat(text(".loki/policies.yaml")).isEqualTo(policies);
    }

    @Test
    void knowsHowTheTestsOfCommonProjectsAreRun() throws IOException {
        Files.writeString(folder.resolve("package.json"), "{}");
        typed("init");
        assertThat(text(".loki/run.yaml")).contains("run: npm test").doesNotContain("TEST_COMMAND");
    }

    @Test
    void showsInADryRunWhatItWouldWriteAndWritesNothing() throws IOException {
        assertThat(typed("init", "--dry-run").out())
                .contains(".loki/policies.yaml: would be written\n  # What agents may do")
                .contains(".gitignore: would be written\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void beginsTheFolderItIsCalledInWhateverIsAbove() throws IOException {
        typed("init");
        Path below = Files.createDirectories(folder.resolve("below"));
        assertThat(Typed.in(below, "init").exitCode()).isZero();
        assertThat(below.resolve(".loki/policies.yaml")).exists();
    }

    @Test
    void isRefusedWithinAGovernedRun() {
        Typed init = Typed.in(folder, Map.of("LOKI_SESSION_ID", "s1"), new byte[0], "init");
        assertThat(init.exitCode()).isEqualTo(3);
        assertThat(init.err()).contains("setting up a project is an operator's to do");
        assertThat(folder).isEmptyDirectory();
    }

    private Typed typed(String... arguments) {
        return Typed.in(folder, arguments);
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
