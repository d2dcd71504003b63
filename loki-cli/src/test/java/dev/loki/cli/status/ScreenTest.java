package dev.loki.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.External;
import dev.loki.testing.Needs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code loki top} on a terminal of its own, that a shell takes away and gives back. */
@EnabledOnOs(OS.LINUX)
class ScreenTest {

    private static final String OTHER_SCREEN = "\u001b[?1049h";

    @TempDir
    private Path folder;

    private @Nullable Process script;

    @AfterEach
    void end() {
        if (script != null) {
            script.descendants().forEach(ProcessHandle::destroyForcibly);
            script.destroyForcibly();
        }
    }

    @Test
    @Needs(External.SCRIPT)
    void itIsDrawnAnewOnceItGoesOn() throws Exception {
        Process started = top();
        InputStream screen = started.getInputStream();
        assertThat(until(screen, "q ends")).contains(OTHER_SCREEN);
        long top = started.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow()
                .pid();
        String terminal =
                Files.readSymbolicLink(Path.of("/proc/" + top + "/fd/0")).toString();

        run("kill", "-STOP", Long.toString(top));
        awaitStopped(started); // told to go on before that, it would stop afterwards, for ever
        run("stty", "-F", terminal, "icanon", "echo");
        run("kill", "-CONT", Long.toString(started.pid()), Long.toString(top));

        assertThat(until(screen, "q ends")).contains(OTHER_SCREEN, "project ");
        assertThat(run("stty", "-F", terminal, "-a")).contains("-icanon", "-echo ");
        started.getOutputStream().write('q');
        started.getOutputStream().flush();
        assertThat(started.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(started.exitValue()).isZero();
    }

    private Process top() throws IOException {
        String command =
                "exec \"$JAVA\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC dev.loki.cli.Main top --interval 3600";
        ProcessBuilder builder = new ProcessBuilder("script", "-qec", command, "/dev/null").directory(folder.toFile());
        builder.environment().put("SHELL", "/bin/sh");
        builder.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process started = builder.redirectErrorStream(true).start();
        script = started;
        return started;
    }

    /** {@code script} stops itself once it learns that what it started has stopped. */
    private static void awaitStopped(Process script) throws IOException {
        Path status = Path.of("/proc/" + script.pid() + "/status");
        while (!Files.readString(status).contains("State:\tT")) {
            Thread.onSpinWait();
        }
    }

    private static String until(InputStream in, String last) throws IOException {
        StringBuilder read = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            read.append((char) next);
            if (read.toString().endsWith(last)) {
                return read.toString();
            }
        }
        return read.toString();
    }

    private static String run(String... command) throws Exception {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
