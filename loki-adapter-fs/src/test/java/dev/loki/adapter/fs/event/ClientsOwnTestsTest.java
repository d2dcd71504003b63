package dev.loki.adapter.fs.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.External;
import dev.loki.testing.Needs;
import dev.loki.testing.Skips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the clients of the event bus test by themselves, each in its own language. */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
@Order(1)
class ClientsOwnTestsTest {

    @TempDir
    private Path folder;

    @Test
    @Needs(External.PYTHON)
    void pythons() throws Exception {
        List<String> options = List.of("-B", "-W", "error", "-m", "unittest", "discover", "-s");
        assertPasses(run(External.PYTHON, options, client("python/test")));
    }

    @Test
    @Needs(External.NODE)
    void nodes() throws Exception {
        assertPasses(run(External.NODE, List.of("--test"), client("typescript/test/loki-events.test.mjs")));
    }

    @Test
    void theShells() throws Exception {
        assertPasses(run(List.of("sh", client("bash/test/loki-emit-test"))));
    }

    @Test
    @Needs(External.TSC)
    void whatIsMadeOfTypeScriptIsMadeOfWhatIsThere() throws Exception {
        String version =
                run(List.of(External.TSC.path().toString(), "--version")).output();
        Skips.unless(version.startsWith("Version 5."), External.TSC, "expected version 5, found " + version.strip());
        Files.copy(Path.of(client("typescript/loki-events.ts")), folder.resolve("loki-events.ts"));
        // Where the types of Node.js are not installed, it complains, and writes all the same.
        String options = "--target es2022 --module es2022 --moduleResolution bundler --declaration --newLine lf";
        run(
                Stream.concat(Stream.of(External.TSC.path().toString()), Stream.of(options.split(" ")))
                        .toList(),
                folder.resolve("loki-events.ts").toString());

        assertThat(folder.resolve("loki-events.js"))
                .hasSameTextualContentAs(Path.of(client("typescript/loki-events.mjs")));
        assertThat(folder.resolve("loki-events.d.ts"))
                .hasSameTextualContentAs(Path.of(client("typescript/loki-events.d.ts")));
    }

    private record Run(int exitCode, String output) {}

    private static void assertPasses(Run run) {
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    private static String client(String file) {
        return ForeignProgram.root().resolve("clients").resolve(file).toString();
    }

    private static Run run(External program, List<String> options, String last) throws Exception {
        return run(
                Stream.concat(Stream.of(program.path().toString()), options.stream())
                        .toList(),
                last);
    }

    private static Run run(List<String> command, String last) throws Exception {
        return run(Stream.concat(command.stream(), Stream.of(last)).toList());
    }

    private static Run run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
