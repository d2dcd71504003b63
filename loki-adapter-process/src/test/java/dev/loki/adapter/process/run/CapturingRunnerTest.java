package dev.loki.adapter.process.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.ports.cycle.StepRunner.Cause;
import dev.loki.ports.cycle.StepRunner.Exit;
import dev.loki.ports.run.Command;
import dev.loki.ports.run.CommandStartException;
import dev.loki.testing.IgnoredSignals;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real commands; those that get signals, under a real JVM of their own. */
@Isolated("signals are the whole JVM's")
class CapturingRunnerTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    /** A shell that does not end at TERM, and a process below it that does not either; says both their pids. */
    private static final String STUBBORN =
            "trap '' TERM; sh -c 'trap \"\" TERM; echo $$; sleep 600' & echo $$; while :; do sleep 600; done";

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private @Nullable Process manager;

    @AfterEach
    void endManager() {
        if (manager != null) {
            List<ProcessHandle> below = manager.descendants().toList();
            manager.destroyForcibly();
            below.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void outputOfBothStreamsIsShownAndTaken() throws Exception {
        assertThat(run("echo one; echo two >&2; printf three; exit 3")).isEqualTo(new Exit(Cause.ITSELF, 3));
        assertThat(out.toString(UTF_8)).isEqualTo("one\nthree");
        assertThat(err.toString(UTF_8)).isEqualTo("two\n");
        assertThat(taken.toString(UTF_8)).contains("one\n", "two\n", "three").hasSize(13);
    }

    /** Two streams whose pieces come between one another must not tear each other's lines. */
    @Test
    void linesStayWhole() throws Exception {
        run("i=0; while [ $i -lt 2000 ]; do echo outoutoutout; echo errerrerrerr >&2; i=$((i+1)); done");
        assertThat(taken.toString(UTF_8).lines()).hasSize(4_000).containsOnly("outoutoutout", "errerrerrerr");
    }

    @Test
    void aLineLongerThanTheBufferIsTakenInPieces() throws Exception {
        run("head -c 300000 /dev/zero | tr '\\0' x; echo; echo end");
        assertThat(taken.toString(UTF_8)).hasSize(300_005).endsWith("x\nend\n");
    }

    @Test
    void nothingIsThereToBeRead() throws Exception {
        assertThat(run("read line && echo \"read $line\" || echo nothing").exitCode())
                .isZero();
        assertThat(out.toString(UTF_8)).isEqualTo("nothing\n");
    }

    @Test
    void environmentAndDirectoryAreTheCommands() throws Exception {
        run("pwd; env | grep -v '^PWD=' | grep -v '^_=' | grep -v '^SHLVL='");
        assertThat(out.toString(UTF_8)).isEqualTo(directory.toRealPath() + "\nPATH=/usr/bin:/bin\n");
    }

    @Test
    void aCommandThatTakesTooLongIsEnded() throws Exception {
        Exit exit = run("exec sleep 600", Optional.of(Duration.ofMillis(1)), LONG, () -> false);
        assertThat(exit).isEqualTo(new Exit(Cause.TIME, 143));
    }

    @Test
    void aCommandThatDoesNotEndWhenAskedIsKilledWithAllBelowIt() throws Exception {
        BooleanSupplier bothAreThere = () -> out.toString(UTF_8).lines().count() == 2;
        Exit exit = run(STUBBORN, Optional.empty(), Duration.ofMillis(200), bothAreThere);
        assertThat(exit).isEqualTo(new Exit(Cause.REQUEST, 137));
        assertAllGone(pids(2));
    }

    @Test
    void aCommandThatEndsWhenAskedIsNotKilled() throws Exception {
        Exit exit = run(
                "trap 'echo bye; exit 5' TERM; echo ready; while :; do sleep 0.05; done",
                Optional.empty(),
                LONG,
                () -> out.toString(UTF_8).contains("ready"));
        assertThat(exit).isEqualTo(new Exit(Cause.REQUEST, 5));
        assertThat(out.toString(UTF_8)).isEqualTo("ready\nbye\n");
    }

    @Test
    void whatStaysBehindWithTheStreamsHoldsNobodyUp() throws Exception {
        assertThat(run("sleep 600 & echo $!").exitCode()).isZero();
        pids(1).forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        assertThat(taken.toString(UTF_8)).isNotEmpty();
    }

    @Test
    void aCommandThatCannotStartIsSaidSo() {
        Command command = new Command(List.of("/no/such/program"), directory, Map.of());
        try (CapturingRunner runner = open(LONG)) {
            assertThatThrownBy(() -> runner.run(command, Optional.empty(), (bytes, length) -> {}, () -> false))
                    .isInstanceOfSatisfying(CommandStartException.class, e -> assertThat(e.exitCode())
                            .isEqualTo(127));
        }
    }

    /** The command answers with 42: that a signal came first counts, whatever the command makes of it. */
    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129", "INT, 130"})
    void aSignalEndsTheCommandAndIsKnown(String signal, int code) throws Exception {
        IgnoredSignals.skipIfIgnored(signal);
        BufferedReader lines = launch("trap 'exit 42' " + signal + "; echo ready; while :; do sleep 0.05; done");
        assertThat(lines.readLine()).isEqualTo("ready");
        send(signal);
        assertThat(lines.readLine()).isEqualTo("ended SIGNAL 42, signal " + code);
    }

    @Test
    void aCommandThatIgnoresTheSignalIsKilledWithAllBelowIt() throws Exception {
        BufferedReader lines = launch(STUBBORN);
        List<Long> pids = List.of(Long.parseLong(lines.readLine()), Long.parseLong(lines.readLine()));
        send("TERM");
        assertThat(lines.readLine()).isEqualTo("ended SIGNAL 137, signal 143");
        assertAllGone(pids);
    }

    private List<Long> pids(int count) {
        List<Long> pids = out.toString(UTF_8).lines().map(Long::parseLong).toList();
        assertThat(pids).hasSize(count);
        return pids;
    }

    private static void assertAllGone(List<Long> pids) throws Exception {
        for (long pid : pids) {
            Optional<ProcessHandle> process = ProcessHandle.of(pid);
            if (process.isPresent()) {
                process.get().onExit().get(60, TimeUnit.SECONDS);
            }
        }
    }

    private Exit run(String script) throws CommandStartException {
        return run(script, Optional.empty(), LONG, () -> false);
    }

    private Exit run(String script, Optional<Duration> limit, Duration grace, BooleanSupplier endWanted)
            throws CommandStartException {
        Command command = new Command(List.of("/bin/sh", "-c", script), directory, Map.of("PATH", "/usr/bin:/bin"));
        try (CapturingRunner runner = open(grace)) {
            return runner.run(command, limit, (bytes, length) -> taken.write(bytes, 0, length), endWanted);
        }
    }

    private CapturingRunner open(Duration grace) {
        return CapturingRunner.open(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                "capture-test",
                () -> false,
                grace);
    }

    private BufferedReader launch(String script) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CaptureInChildJvm.class.getName(),
                directory.toString(),
                script));
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        manager = process;
        return process.inputReader(UTF_8);
    }

    private void send(String signal) throws Exception {
        long pid = Objects.requireNonNull(manager).pid();
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
        assertThat(kill.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
