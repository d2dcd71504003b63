package dev.loki.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table at the end of the build tells what was skipped, where nothing was, and where nobody looked. */
class SkipTableTest {
    private static final Instant BUILD = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path root;

    @Test
    void rowsOfAllModulesStandInColumns() throws IOException {
        module("b-long-name", new Skip("b-long-name", "ATest.a", "node", "no program node on the PATH"));
        module("a", new Skip("a", "LongerTest.longer", "-", "by hand"));

        assertThat(SkipTable.render(SkipTable.collect(root, BUILD))).isEqualTo("""
                        Skipped tests: 2
                        module      | test              | needs | reason
                        a           | LongerTest.longer | -     | by hand
                        b-long-name | ATest.a           | node  | no program node on the PATH""");
    }

    @Test
    void modulesThatSkippedNothingAreCounted() throws IOException {
        module("a");
        module("b");

        assertThat(SkipTable.render(SkipTable.collect(root, BUILD)))
                .isEqualTo("Skipped tests: nothing was skipped (2 modules looked).");
    }

    @Test
    void theRowsOfAnOlderBuildAreNoNews() throws IOException {
        SkipFile old = module("a", new Skip("a", "ATest.a", "node", "no program node on the PATH"));
        Files.setLastModifiedTime(old.path(), FileTime.from(BUILD.minusSeconds(1)));

        assertThat(SkipTable.collect(root, BUILD)).isEmpty();
    }

    @Test
    void aBuildWithoutTestsClaimsNothing() {
        assertThat(SkipTable.render(List.of())).isEqualTo("Skipped tests: unknown, for no module ran its tests.");
    }

    private SkipFile module(String name, Skip... skips) throws IOException {
        SkipFile file = new SkipFile(root.resolve(name).resolve("target").resolve("loki-skips.tsv"));
        file.clear();
        List.of(skips).forEach(file::append);
        Files.setLastModifiedTime(file.path(), FileTime.from(BUILD));
        return file;
    }
}
