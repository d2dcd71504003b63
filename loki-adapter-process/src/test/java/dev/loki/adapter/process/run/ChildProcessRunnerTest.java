package dev.loki.adapter.process.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.IgnoredSignals;
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
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
            List<ProcessHandle> below = runner.descendants().toList();
            runner.destroyForcibly();
            below.forEach(ProcessHandle::destroyForcibly);
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

    /** The child takes its time, as the first and the second must not come at once. */
    @ParameterizedTest
    @CsvSource({"INT, true", "INT, false", "TERM, false", "HUP, false"})
    void theSecondSignalKillsAllOfTheRun(String signal, boolean terminalDelivers) throws Exception {
        IgnoredSignals.skipIfIgnored(signal);
        String deaf = "trap 'sleep 0.3; echo asked' INT TERM HUP; "
                + "(trap '' INT TERM HUP; exec sleep 600) >/dev/null 2>&1 & echo $! $$; while :; do wait; done";
        Process process = launch(terminalDelivers, "exit", "sh", "-c", deaf);
        BufferedReader lines = lines(process);
        String[] pids = lines.readLine().split(" ", -1);

        send(signal, process);
        if (terminalDelivers) {
            send(signal, Long.parseLong(pids[1]));
        }
        assertThat(lines.readLine()).isEqualTo("asked");
        send(signal, process);
        while (terminalDelivers && !process.waitFor(300, TimeUnit.MILLISECONDS)) {
            send(signal, process); // on a slow machine, two of a key were not in a row
        }

        assertThat(process.waitFor()).isEqualTo(137);
        assertThat(isRunning(Long.parseLong(pids[0]))).isFalse();
    }

    /** As a terminal would do it: dash in the foreground of a pipeline hands nothing on. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void anInterruptReachesTheWholeGroupOfTheCommand() throws Exception {
        IgnoredSignals.skipIfIgnored("INT");
        String script = "sh -c 'trap \"echo below; exit\" INT; echo ready; while :; do sleep 0.05; done'; echo after";
        Process process = launch(false, "exit", "sh", "-c", "trap : INT; " + script);
        BufferedReader lines = lines(process);
        assertThat(lines.readLine()).isEqualTo("ready");

        send("INT", process);

        assertThat(lines.lines()).containsExactly("below", "after");
    }

    /** One has the session's variable taken away, the other the session of the system: each is found by what it has left. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatACommandThatEndedLeavesBehindIsEnded() throws Exception {
        Process process = start("sh", "-c", """
                export LOKI_SESSION_ID=run-test
                setsid sleep 600 >/dev/null 2>&1 & echo $!
                (env -u LOKI_SESSION_ID sleep 600 >/dev/null 2>&1 & echo $!)
                (trap '' TERM; exec sleep 600) >/dev/null 2>&1 & echo $!
                """);
        List<Long> pids = lines(process).lines().map(Long::parseLong).toList();

        assertThat(process.waitFor()).isZero();
        assertThat(pids).hasSize(3).noneMatch(ChildProcessRunnerTest::isRunning);
    }

    /** A name is what a process gives itself: it says nothing of whose process it is. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatCallsItselfTheResidentProcessIsEnded() throws Exception {
        String script = "env -i setsid sh -c 'while :; do sleep 1; done' \"$0\" \"$@\" >/dev/null 2>&1 & echo $!;"
                + " until [ -e looked ]; do sleep 0.05; done";
        Process process = launch(false, "look", "sh", "-c", script, "x", "daemon", "serve");
        long daemon = Long.parseLong(lines(process).readLine());
        tell(process);

        assertThat(process.waitFor()).isZero();
        assertThat(isRunning(daemon)).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void awayFromATerminalTheCommandLeadsASessionOfItsOwn() throws Exception {
        String script = "echo $$ $(cut -d ' ' -f 6 /proc/$$/stat)";
        assertThat(lines(start("sh", "-c", script)).readLine()).matches("(\\d+) \\1");
        assertThat(lines(launch(true, "exit", "sh", "-c", script)).readLine()).doesNotMatch("(\\d+) \\1");
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

        tell(process);

        assertThat(lines.readLine()).isEqualTo("got TERM");
        assertThat(process.waitFor()).isEqualTo(42);
    }

    @Test
    void stoppedCommandThatDoesNotEndIsMadeToWithAllThatItStarted() throws Exception {
        String deaf = "trap '' TERM; (trap '' TERM; exec sleep 600) >/dev/null 2>&1 & echo $!; while :; do wait; done";
        Process process = launch(false, "stop", "sh", "-c", deaf);
        long grandchild = Long.parseLong(lines(process).readLine());

        tell(process);

        assertThat(process.waitFor()).isEqualTo(137);
        assertThat(isRunning(grandchild)).isFalse();
    }

    @Test
    void whatAStoppedCommandLeavesBehindIsEndedToo() throws Exception {
        String careless = "(trap '' TERM; exec sleep 600) >/dev/null 2>&1 & echo $!; exec sleep 600";
        Process process = launch(false, "stop", "sh", "-c", careless);
        long orphan = Long.parseLong(lines(process).readLine());

        tell(process);

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

    /** The runner's own line, which makes it stop the command, or say when it has looked; the command reads none of it. */
    private static void tell(Process process) throws IOException {
        try (Writer input = process.outputWriter()) {
            input.write("\n");
        }
    }

    private static BufferedReader lines(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    private static void send(String signal, Process process) throws Exception {
        send(signal, process.pid());
    }

    private static void send(String signal, long pid) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
        assertThat(kill.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
