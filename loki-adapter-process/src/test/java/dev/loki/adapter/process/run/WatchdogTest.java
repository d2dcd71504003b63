package dev.loki.adapter.process.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** With real processes: what becomes of a run's whose governor ends. */
@EnabledOnOs(OS.LINUX)
class WatchdogTest {

    private final List<ProcessHandle> started = new ArrayList<>();
    private final List<Process> governors = new ArrayList<>();

    @AfterEach
    void leaveNobodyBehind() {
        governors.forEach(Process::destroyForcibly);
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void killedGovernorTakesItsWholeRunAlong() throws Exception {
        Process governor = governor();
        assertThat(started).hasSize(3).allMatch(WatchdogTest::isRunning);
        governor.destroyForcibly();
        awaitEnd(started);
    }

    @Test
    void killedWatchdogIsReplacedAndThatIsSaid() throws Exception {
        Process governor = governor();
        watchdogs(governor).forEach(ProcessHandle::destroyForcibly);
        assertThat(governor.inputReader(StandardCharsets.UTF_8).readLine())
                .isEqualTo("the watchdog of this run was killed; another one watches now");
        governor.destroyForcibly();
        awaitEnd(started);
    }

    @Test
    void governorThatEndsInOrderLeavesWhatItStartedAlone() throws Exception {
        Process governor = governor();
        long watchdogs = watchdogs(governor).count();
        List<ProcessHandle> dogs = watchdogs(governor).toList();
        try (OutputStream in = governor.getOutputStream()) {
            in.write('\n');
        }
        assertThat(governor.waitFor()).isZero();
        awaitEnd(dogs);
        assertThat(watchdogs).isOne();
        assertThat(started).allMatch(WatchdogTest::isRunning);
    }

    /** Burying them is for whoever the system gives them to, and may take that one its time. */
    private static void awaitEnd(List<ProcessHandle> processes) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (processes.stream().anyMatch(WatchdogTest::isRunning) && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(processes).noneMatch(WatchdogTest::isRunning);
    }

    /** One that is dead and not buried yet runs no program any more. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private Stream<ProcessHandle> watchdogs(Process governor) {
        return governor.children().filter(child -> !started.contains(child));
    }

    private Process governor() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String session = "s" + UUID.randomUUID().toString().replace("-", "");
        Process governor = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GuardedProcess.class.getName(),
                        session)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        governors.add(governor);
        BufferedReader out = governor.inputReader(StandardCharsets.UTF_8);
        for (int i = 0; i < 3; i++) {
            started.add(ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow());
        }
        return governor;
    }
}
