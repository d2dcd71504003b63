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

/** A daemon below a command, without the run's variable and in a session of its own, that holds a lock. */
@EnabledOnOs(OS.LINUX)
class RunMembersTest {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final ProcessFiles FILES = ProcessFiles.OF_THE_SYSTEM;

    @TempDir
    private Path folder;

    private Path lock;
    private Process command;
    private ProcessHandle daemon;

    @BeforeEach
    void aCommandThatHasStartedADaemon() throws IOException {
        lock = folder.resolve("lock");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        command = new ProcessBuilder(
                        "sh",
                        "-c",
                        "exec 3<&0; env -i setsid \"$@\" <&3 & wait",
                        "sh",
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

    @AfterEach
    void end() throws Exception {
        daemon.destroyForcibly();
        command.destroyForcibly();
        assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theOneThatHoldsTheLockOfTheResidentProcessIsNotTheRuns() {
        RunMembers members = members(lock);

        assertThat(members.look(command.toHandle())).isEmpty();
        members.endAll(Set.of(command.toHandle()), GRACE);

        assertThat(command.isAlive()).isFalse();
        assertThat(daemon.isAlive()).isTrue();
    }

    @Test
    void theOneThatHoldsItOnceTheRunHasSeenItIsNotTheRunsEither() {
        Path[] known = {folder.resolve("none")};
        RunMembers members = new RunMembers("run-test", FILES, () -> FILES.lockHolders(known[0]));

        assertThat(members.look(command.toHandle())).hasSize(1);
        known[0] = lock;
        members.endAll(Set.of(command.toHandle()), GRACE);

        assertThat(daemon.isAlive()).isTrue();
    }

    @Test
    void theOneThatHoldsAnotherLockIsEnded() {
        RunMembers members = members(folder);

        assertThat(members.look(command.toHandle())).hasSize(1);
        members.endAll(Set.of(), GRACE);

        assertThat(daemon.isAlive()).isFalse();
    }

    private static RunMembers members(Path resident) {
        return new RunMembers("run-test", FILES, () -> FILES.lockHolders(resident));
    }
}
