package dev.loki.adapter.process.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.process.proc.ProcessFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A daemon below a command, in a session of its own, that holds a lock. */
@EnabledOnOs(OS.LINUX)
@SuppressWarnings("NullAway.Init") // each test starts them
class RunMembersTest {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration AMPLE = Duration.ofMinutes(1);
    private static final ProcessFiles FILES = ProcessFiles.OF_THE_SYSTEM;

    @TempDir
    private Path folder;

    private Path lock;
    private Process command;
    private ProcessHandle daemon;

    @BeforeEach
    void lock() {
        lock = folder.resolve("lock");
    }

    @AfterEach
    void end() throws Exception {
        daemon.destroyForcibly();
        command.destroyForcibly();
        assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    /** So does a resident process, and who imitates one. */
    @Test
    void theOneThatHasTakenTheLockWithinTheRunIsEnded() throws IOException {
        RunMembers members = new RunMembers("run-test", FILES);
        aDaemonThatHoldsTheLockIsStarted("NOTHING=1");

        assertThat(members.look(command.toHandle())).hasSize(1);
        members.endAll(Set.of(), GRACE);

        assertThat(daemon.onExit()).as("it ends, and its parent buries it").succeedsWithin(AMPLE);
    }

    @Test
    void theOneThatHasTheVariableOfTheRunIsEndedWhateverItHeld() throws IOException {
        aDaemonThatHoldsTheLockIsStarted("LOKI_SESSION_ID=run-test");
        RunMembers members = new RunMembers("run-test", FILES);

        assertThat(members.look(command.toHandle())).isEmpty();
        members.endAll(Set.of(), GRACE);

        assertThat(daemon.onExit()).as("it ends, and its parent buries it").succeedsWithin(AMPLE);
    }

    private void aDaemonThatHoldsTheLockIsStarted(String variable) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        command = new ProcessBuilder(
                        "sh",
                        "-c",
                        "exec 3<&0; env -i setsid \"$@\" <&3 & wait",
                        "sh",
                        "env",
                        variable,
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        lock.toString())
                .start();
        String[] said = command.inputReader().readLine().split(" ", -1);
        assertThat(said[1]).isEqualTo("true");
        daemon = ProcessHandle.of(Long.parseLong(said[0])).orElseThrow();
    }
}
