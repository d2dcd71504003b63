package dev.loki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A governor that is killed, by real processes: what it ran ends with it, daemons included. */
@Order(1)
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class KilledRunTest {

    /** A child, a daemon, and itself, which will not hear of TERM. */
    private static final String AGENT = """
            sleep 600 & echo $!
            setsid sh -c 'echo $$; exec sleep 600' &
            trap '' TERM HUP INT
            echo $$
            while :; do sleep 600; done
            """;

    @TempDir
    private Path scratch;

    private Path project;
    private final List<ProcessHandle> started = new ArrayList<>();
    private @Nullable Process governor;

    @BeforeEach
    void writeTheAgent() throws IOException {
        project = Files.createDirectories(scratch.resolve("project"));
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(project.resolve("agent.sh"), AGENT);
    }

    @AfterEach
    void leaveNobodyBehind() {
        started.forEach(ProcessHandle::destroyForcibly);
        if (governor != null) {
            governor.destroyForcibly();
        }
    }

    @Test
    void aKilledRunLeavesNobodyBehind() throws Exception {
        killedWithAll("run", "--", "sh", "agent.sh");
    }

    @Test
    void aKilledCycleLeavesNobodyBehind() throws Exception {
        Files.writeString(project.resolve(".loki/run.yaml"), "act: sh agent.sh\nverify: 'true'\n");
        killedWithAll("run");
        assertThat(Typed.in(project, "audit", "verify").exitCode()).isZero();
    }

    @Test
    void aRunThatEndsLeavesItsDaemonsAlone() throws Exception {
        Process run = launch("run", "--", "sh", "-c", "setsid sleep 600 >/dev/null 2>&1 & echo $!");
        members(run, 1);
        assertThat(run.waitFor()).isZero();
        assertThat(started).allMatch(ProcessHandle::isAlive);
    }

    private void killedWithAll(String... arguments) throws Exception {
        Process run = launch(arguments);
        members(run, 3);
        assertThat(started).allMatch(ProcessHandle::isAlive);
        run.destroyForcibly();
        for (ProcessHandle process : started) {
            process.onExit().get(60, TimeUnit.SECONDS);
        }
        assertThat(started).noneMatch(ProcessHandle::isAlive);
    }

    private void members(Process run, int count) throws IOException {
        BufferedReader out = run.inputReader(StandardCharsets.UTF_8);
        for (int i = 0; i < count; i++) {
            String pid = out.readLine();
            started.add(ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
        }
    }

    private Process launch(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(Launcher.in(scratch).toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(project.toFile())
                .redirectError(scratch.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        Process run = builder.start();
        governor = run;
        return run;
    }
}
