package dev.loki.adapter.fs.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.run.OpenRun;
import dev.loki.ports.run.ProcessName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileOpenRunsTest {

    private static final ProcessName GOVERNOR = new ProcessName(4711, "f3a1.81726");

    @TempDir
    private Path scratch;

    @Test
    void runsAreKeptUntilTheyAreForgotten() {
        OpenRun run = new OpenRun("s1", GOVERNOR, new ProcessName(4712, "f3a1.81727"));
        OpenRun other = new OpenRun("s2", GOVERNOR, null);
        runs().keep(new OpenRun("s1", GOVERNOR, null));
        runs().keep(run);
        runs().keep(other);
        assertThat(runs().all()).containsExactlyInAnyOrder(run, other);
        runs().forget("s1");
        runs().forget("s3");
        assertThat(runs().all()).containsExactly(other);
    }

    @Test
    void nothingIsKeptInAFolderThatIsNotThere() {
        assertThat(runs().all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"governor\":4711}",
                "{\"governor\":{\"pid\":-1}}",
                "{\"governor\":{\"pid\":1},\"command\":[]}"
            })
    void whatIsNoRunIsNone(String text) throws IOException {
        runs().keep(new OpenRun("s1", GOVERNOR, null));
        Files.writeString(folder().resolve("run-s1.json"), text);
        assertThat(runs().all()).isEmpty();
    }

    private Path folder() {
        return scratch.resolve("runs");
    }

    private FileOpenRuns runs() {
        return new FileOpenRuns(folder(), new JacksonJsonReader());
    }
}
