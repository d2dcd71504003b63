package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.External;
import dev.loki.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With no variable set and no .loki, the facade does nothing: seen from outside, in a JVM of its own. */
class NothingOnTest {

    @TempDir
    private Path scratch;

    @Test
    void noAdapterAndNoLibraryIsLoadedAndNoThreadStarted() throws IOException, InterruptedException {
        Path log = scratch.resolve("classes.log");
        assertThat(run(List.of(), "-Xlog:class+load:file=" + log)).isZero();
        List<String> loaded = Files.readAllLines(log);
        assertThat(loaded).anyMatch(line -> line.contains("dev.loki.bootstrap.LokiEnterprise"));
        assertThat(loaded)
                .noneMatch(line -> line.contains("dev.loki.adapter")
                        || line.contains("dev.loki.http")
                        || line.contains("com.fasterxml")
                        || line.contains("org.yaml")
                        || line.contains("okhttp3")
                        || line.contains("org.apache.kafka")
                        || line.contains("org.slf4j"));
    }

    @Test
    @Needs(External.STRACE)
    void noFileIsOpenedBelowTheProject() throws IOException, InterruptedException {
        Path log = scratch.resolve("calls.log");
        List<String> strace = List.of(
                "strace", "-f", "-qq", "-e", "trace=open,openat,creat,mkdir,mkdirat,connect", "-o", log.toString());
        assertThat(run(strace)).isZero();
        List<String> calls = Files.readAllLines(log);
        assertThat(calls).anyMatch(line -> line.contains("NothingOnProgram"));
        String project = project().toString();
        assertThat(calls).noneMatch(line -> line.contains(project));
    }

    @Test
    void nothingIsLeftInTheProject() throws IOException, InterruptedException {
        assertThat(run(List.of())).isZero();
        try (Stream<Path> files = Files.list(project())) {
            assertThat(files).isEmpty();
        }
    }

    private int run(List<String> before, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), NothingOnProgram.class.getName()));
        command.add(project().toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(scratch.resolve("output.log").toFile());
        return builder.start().waitFor();
    }

    private Path project() throws IOException {
        return Files.createDirectories(scratch.resolve("project"));
    }
}
