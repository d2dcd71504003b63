package dev.loki.adapter.process.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real commands under a real JVM that gets real signals. A test waits by reading what the command prints. */
class ChildProcessRunnerTest {

    /** Ends with 42 at the signal %1$s, and says when it is ready and under which pid. */
    private static final String TRAP =
            "trap 'kill $!; echo got %1$s; exit 42' %1$s; echo $$; sleep 600 >/dev/null 2>&1 & wait $!";

    private static final String WAIT_FOR_TERM = TRAP.formatted("TERM");

    @TempDir
    Path directory;

    private @Nullable Process runner;

    @AfterEach
    void endRunner() {
        if (runner != null) {
            runner.destroyForcibly();
        }
    }

    @Test
    void exitCodeIsTheChilds() throws Exception {
        assertThat(start("sh", "-c", "exit 3").waitFor()).isEqualTo(3);
    }

    @Test
    void aChildKilledBySignalNineGives137() throws Exception {
        Process process = start("sh", "-c", "echo $$; exec cat");
        ProcessHandle.of(Long.parseLong(lines(process).readLine()))
                .orElseThrow()
                .destroyForcibly();

        assertThat(process.waitFor()).isEqualTo(137);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP", "INT", "USR1"})
    void signalsReachTheChildWhoseAnswerCounts(String signal) throws Exception {
        IgnoredSignals.skipIfIgnored(signal);
        Process process = start("sh", "-c", TRAP.formatted(signal));
        BufferedReader lines = lines(process);
        lines.readLine();

        send(signal, process);

        assertThat(lines.readLine()).isEqualTo("got " + signal);
        assertThat(process.waitFor()).isEqualTo(42);
    }

    /** Where the signal's handler is late, the child gets it: the code is the same. */
    @ParameterizedTest
    @CsvSource({"TERM, 143", "HUP, 129", "INT, 130", "USR1, 138"})
    void aSignalBeforeTheStartIsNotTheEndOfTheRunner(String signal, int exitCode) throws Exception {
        IgnoredSignals.skipIfIgnored(signal);
        Process process = launch(false, "late", "cat");
        BufferedReader lines = lines(process);
        assertThat(lines.readLine()).isEqualTo("ready");

        send(signal, process);
        try (Writer input = process.outputWriter()) {
            input.write("\n");
            input.flush();
            assertThat(lines.lines()).last().isEqualTo("ended with " + exitCode);
        }
        assertThat(process.waitFor()).isEqualTo(exitCode);
    }

    @Test
    void interruptsAreLeftToTheTerminalAndDoNotEndTheRunner() throws Exception {
        String script = "trap 'echo got INT' INT; " + WAIT_FOR_TERM;
        Process process = launch(true, "exit", "sh", "-c", script);
        BufferedReader lines = lines(process);
        lines.readLine();

        send("INT", process);
        send("TERM", process);

        assertThat(lines.readLine()).isEqualTo("got TERM");
        assertThat(process.waitFor()).isEqualTo(42);
    }

    @Test
    void afterTheChildSignalsEndTheRunnerAgain() throws Exception {
        Process process = launch(false, "stay", "true");
        assertThat(lines(process).readLine()).isEqualTo("child ended with 0");

        send("TERM", process);

        assertThat(process.waitFor()).isEqualTo(143);
    }

    @Test
    void stoppedCommandIsAskedToEndFirst() throws Exception {
        Process process = launch(false, "stop", "sh", "-c", WAIT_FOR_TERM);
        BufferedReader lines = lines(process);
        lines.readLine();

        stop(process);

        assertThat(lines.readLine()).isEqualTo("got TERM");
        assertThat(process.waitFor()).isEqualTo(42);
    }

    @Test
    void stoppedCommandThatDoesNotEndIsMadeToWithAllThatItStarted() throws Exception {
        String deaf = "trap '' TERM; (trap '' TERM; exec sleep 600) >/dev/null 2>&1 & echo $!; while :; do wait; done";
        Process process = launch(false, "stop", "sh", "-c", deaf);
        long grandchild = Long.parseLong(lines(process).readLine());

        stop(process);

        assertThat(process.waitFor()).isEqualTo(137);
        assertThat(isRunning(grandchild)).isFalse();
    }

    @Test
    void whatAStoppedCommandLeavesBehindIsEndedToo() throws Exception {
        String careless = "(trap '' TERM; exec sleep 600) >/dev/null 2>&1 & echo $!; exec sleep 600";
        Process process = launch(false, "stop", "sh", "-c", careless);
        long orphan = Long.parseLong(lines(process).readLine());

        stop(process);

        process.waitFor();
        assertThat(isRunning(orphan)).isFalse();
    }

    @Test
    void standardInputIsTheChilds() throws Exception {
        Process process = start("sh", "-c", "read line; echo \"read $line\"");
        try (Writer input = process.outputWriter()) {
            input.write("hello\n");
        }

        assertThat(lines(process).readLine()).isEqualTo("read hello");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void environmentIsExactlyTheCommands() throws Exception {
        assertThat(lines(start("env")).lines()).containsExactly("PATH=/usr/bin:/bin");
    }

    @Test
    void directoryIsTheCommands() throws Exception {
        assertThat(lines(start("/bin/pwd")).readLine())
                .isEqualTo(directory.toRealPath().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-program", "./no-such-program", "/no/such/program", ""})
    void aMissingProgramGives127(String program) throws Exception {
        Process process = start(program);

        assertThat(lines(process).readLine()).isEqualTo(program + ": command not found");
        assertThat(process.waitFor()).isEqualTo(127);
    }

    @Test
    void aFileThatIsNotExecutableGives126() throws Exception {
        Files.writeString(directory.resolve("notes.txt"), "not a program");
        Process process = start("./notes.txt");

        assertThat(lines(process).readLine()).isEqualTo("./notes.txt: cannot be executed: Permission denied");
        assertThat(process.waitFor()).isEqualTo(126);
    }

    @Test
    void aMissingDirectoryIsNamed() throws Exception {
        directory = directory.resolve("gone");
        Process process = start("true");

        assertThat(lines(process).readLine())
                .isEqualTo("cannot start true: its directory " + directory + " does not exist");
        assertThat(process.waitFor()).isEqualTo(126);
    }

    private Process start(String... command) throws IOException {
        return launch(false, "exit", command);
    }

    private Process launch(boolean terminalDelivers, String afterwards, String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                RunInChildJvm.class.getName(),
                Boolean.toString(terminalDelivers),
                directory.toString(),
                afterwards));
        line.addAll(List.of(command));
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        runner = process;
        return process;
    }

    /** One that is dead and not buried yet runs no program any more. */
    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .isPresent();
    }

    /** The runner's own line; the command reads none of it. */
    private static void stop(Process process) throws IOException {
        try (Writer input = process.outputWriter()) {
            input.write("\n");
        }
    }

    private static BufferedReader lines(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    private static void send(String signal, Process process) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
        assertThat(kill.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
