package dev.loki.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Launcher;
import dev.loki.cli.Typed;
import dev.loki.testing.External;
import dev.loki.testing.IgnoredSignals;
import dev.loki.testing.Needs;
import dev.loki.testing.Nightly;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every way out of a run, by real processes: nobody is left behind, the chain is valid, and the last batch of telemetry has
 * arrived.
 */
@Order(1)
@EnabledOnOs(OS.LINUX)
@Timeout(1_800)
class StopTest {

    private static final int ROUNDS = Nightly.count(1, 25); // of two runs at once

    /** A child, a daemon, one whose parent has ended, and one without the session's variable; they say who they are. */
    private static final String MEMBERS = """
            sleep 600 & echo $!
            setsid sh -c 'echo $$; exec sleep 600' &
            (setsid sh -c 'echo $$; exec sleep 600' &)
            env -i sleep 600 & echo $!
            """;

    private static final int MEMBERS_COUNT = 4;
    private static final String STAY = "exec sleep 600\n";
    private static final String BUDGET = "resource: [{name: tokens, max_tokens: 1000, on_exceed: shutdown}]\n";

    /** What ends a run, and what it is called then. */
    private enum Way {
        NORMAL_END(0, "command ended", "true\n"),
        CRASH(3, "command ended", "exit 3\n"),
        COMMAND_KILLED(137, "command ended", "kill -9 $$\n"),
        INTERRUPT(130, "command ended", STAY),
        SECOND_INTERRUPT(137, "command ended", "trap 'sleep 0.3; echo asked' INT\necho set\nwhile :; do wait; done\n"),
        TERM(143, "command ended", STAY),
        HANGUP(129, "command ended", STAY),
        BUDGET_SPENT(4, "budget exceeded", "\"$LOKI\" budget record --tokens-in 1000\n" + STAY),
        KILL_EVENT(143, "stopped", "sh \"$EMIT\" --folder \"$LOKI_DIR/events\" command dashboard kill\n" + STAY),
        TIME_SPENT(20, "limit reached", "kill -CONT $PPID\n" + STAY),
        ITERATIONS_SPENT(20, "limit reached", "exit 0\n"),
        CYCLE_STOPPED(143, "stopped", "touch .loki/STOP\n" + STAY),
        CYCLE_TERM(143, "interrupted", STAY),
        DEAF(137, "", "trap '' TERM HUP INT\necho $$\nwhile :; do sleep 600; done\n"),
        DEAF_CYCLE(137, "", DEAF.last);

        private final int exitCode;
        private final String outcome;
        private final String last;

        Way(int exitCode, String outcome, String last) {
            this.exitCode = exitCode;
            this.outcome = outcome;
            this.last = last;
        }

        boolean isOfACycle() {
            return EnumSet.of(ITERATIONS_SPENT, CYCLE_STOPPED, CYCLE_TERM, DEAF_CYCLE)
                    .contains(this);
        }

        Map<String, String> variables() {
            return this == TIME_SPENT ? Map.of("LOKI_MAX_DURATION", "5") : Map.of();
        }

        /** The governor is held until its command goes on, or the time might be over before all members are known. */
        String first() {
            return this == TIME_SPENT ? "kill -STOP $PPID\n" : "";
        }

        Optional<String> signal() {
            return Optional.ofNullable(
                    switch (this) {
                        case INTERRUPT, SECOND_INTERRUPT -> "INT";
                        case TERM, CYCLE_TERM -> "TERM";
                        case HANGUP -> "HUP";
                        default -> null;
                    });
        }
    }

    @TempDir
    private Path scratch;

    private final MockWebServer collector = new MockWebServer();
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final Queue<ProcessHandle> started = new ConcurrentLinkedQueue<>();
    private Path launcher;

    @BeforeEach
    void startTheCollector() throws IOException {
        launcher = Launcher.in(scratch);
        collector.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (request.getTarget().equals("/v1/traces")) {
                    received.add(request.getBody().utf8());
                }
                return new MockResponse.Builder().body("{}").build();
            }
        });
        collector.start();
    }

    @AfterEach
    void leaveNobodyBehind() {
        started.forEach(ProcessHandle::destroyForcibly);
        collector.close();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"DEAF", "DEAF_CYCLE"})
    void nobodyIsLeftBehindAndEverythingIsTold(Way way) throws Exception {
        if (way.signal().isPresent()) {
            IgnoredSignals.skipIfIgnored(way.signal().get());
        }
        for (int round = 0; round < ROUNDS; round++) {
            Run one = new Run(way);
            Run other = new Run(way);
            for (Run run : List.of(one, other)) {
                run.awaitMembers();
                run.provoke();
            }
            one.hasEndedAsItShould();
            other.hasEndedAsItShould();
            assertThat(Typed.in(one.project, "audit", "verify", "--all").exitCode())
                    .isZero();
        }
    }

    /** TERM is not enough for all of them. */
    @Test
    void aKilledGovernorTakesAllAlong() throws Exception {
        for (int round = 0; round < 2 * ROUNDS; round++) {
            for (Way way : List.of(Way.DEAF, Way.DEAF_CYCLE)) {
                Run run = new Run(way);
                run.awaitMembers();
                run.add(run.out.readLine());
                run.process.destroyForcibly();
                run.process.waitFor();
                run.noMemberIsLeftSoon();
                assertThat(Typed.in(run.project, "audit", "verify").exitCode()).isZero();
            }
        }
    }

    /** Whoever kills the watchdog first is known by what the run wrote down. */
    @Test
    void theNextStartEndsWhatIsLeft() throws Exception {
        Run run = new Run(Way.TERM);
        run.awaitMembers();
        run.suspend(); // or it would put another watchdog there
        run.watchdog().destroyForcibly();
        run.process.destroyForcibly();
        run.process.waitFor();
        assertThat(run.members).allMatch(StopTest::isRunning);

        Typed next = Typed.in(run.project, "run", "--", "true");

        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(next.err()).contains("was killed and left processes behind; ended now: ");
        assertThat(run.members).noneMatch(StopTest::isRunning);
        assertThat(Typed.in(run.project, "run", "--", "true").err()).doesNotContain("left processes behind");
    }

    @Test
    @Needs(External.SCRIPT)
    void anInteractiveCommandKeepsItsTerminal() throws Exception {
        IgnoredSignals.skipIfIgnored("INT");
        Path project = project(Way.NORMAL_END, """
                set -- $(cut -d ' ' -f 5,7,8 /proc/$$/stat)
                [ "$1" = "$3" ] && [ "$2" != 0 ] && echo "in the foreground"
                read line && echo "read $line"
                trap 'echo interrupted; exit 7' INT
                echo waiting
                while :; do sleep 0.1; done
                """);
        Process terminal = start(
                project,
                Map.of(),
                List.of("script", "-qec", "exec '" + launcher + "' run -- sh agent.sh", "/dev/null"));
        try (Writer keys = terminal.outputWriter();
                BufferedReader screen = terminal.inputReader(StandardCharsets.UTF_8)) {
            keys.write("typed\n");
            keys.flush();
            String shown = upTo("waiting", screen);
            keys.write('\u0003');
            keys.flush();
            assertThat(shown).contains("in the foreground", "read typed");
            assertThat(screen.lines()).anyMatch(line -> line.contains("interrupted"));
        }
        assertThat(terminal.waitFor()).isEqualTo(7);
    }

    /** By its time, and by the death of its governor. */
    @Test
    @Needs(External.SCRIPT)
    void aKilledCommandDoesNotLeaveItsTerminalRaw() throws Exception {
        String governed = "'" + launcher + "' run --quiet -- sh -c ";
        for (String command : List.of(
                "LOKI_MAX_DURATION=1 " + governed + "'stty raw -echo; exec sleep 600'",
                governed + "'stty raw -echo; kill -9 $PPID; exec sleep 600'")) {
            Path project = project(Way.NORMAL_END, "before=$(stty -g)\n" + command + """

                    until [ "$(stty -g)" = "$before" ] || [ "$n" = 600 ]; do n=$((n + 1)); sleep 0.1; done
                    [ "$(stty -g)" = "$before" ] && echo "as it was"
                    """);
            Process terminal = start(project, Map.of(), List.of("script", "-qec", "sh agent.sh", "/dev/null"));
            try (BufferedReader screen = terminal.inputReader(StandardCharsets.UTF_8)) {
                assertThat(screen.lines()).as(command).anyMatch(line -> line.contains("as it was"));
            }
        }
    }

    /** No variable, no session of the system's, and at last no parent. */
    @Test
    void whatWasSeenBelowTheCommandIsNotLeftBehind() throws Exception {
        Path project = project(Way.NORMAL_END, """
                env -i setsid sh -c 'echo $$; exec sleep 600' &
                main=$(ls /proc/$PPID/task | sort -n | sed -n 2p)
                waits() { sed -n 's/^voluntary_ctxt_switches:[^0-9]*//p' "/proc/$PPID/task/$main/status"; }
                until=$(($(waits) + 12)) # it looks between two waits, unless the last look is not a second ago
                while [ "$(waits)" -lt "$until" ]; do sleep 0.1; done
                """);
        Process process = start(project, Map.of(), List.of(launcher.toString(), "run", "--", "sh", "agent.sh"));
        ProcessHandle stray;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            stray = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            started.add(stray);
        }
        assertThat(process.waitFor()).isZero();
        assertThat(isRunning(stray)).isFalse();
    }

    private static String upTo(String word, BufferedReader screen) throws IOException {
        StringBuilder shown = new StringBuilder();
        String line = screen.readLine();
        while (line != null && !line.contains(word)) {
            shown.append(line).append('\n');
            line = screen.readLine();
        }
        return shown.toString();
    }

    private Path project(Way way, String agent) throws IOException {
        Path project = Files.createTempDirectory(scratch, "project");
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(project.resolve("agent.sh"), agent);
        Files.writeString(project.resolve(".loki/policies.yaml"), BUDGET);
        if (way.isOfACycle()) {
            Files.writeString(
                    project.resolve(".loki/run.yaml"), "act: sh agent.sh\nverify: 'false'\nmax_iterations: 1\n");
        }
        return project;
    }

    private Process start(Path project, Map<String, String> variables, List<String> line) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(project.toFile())
                .redirectError(project.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().put("LOKI", launcher.toString());
        builder.environment()
                .put(
                        "EMIT",
                        Path.of(System.getProperty("loki.root"), "clients/bash/loki-emit")
                                .toString());
        Process process = builder.start();
        started.add(process.toHandle());
        return process;
    }

    /** One that is dead and not buried yet runs no program any more. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** A run in a project of its own, away from any terminal. */
    private final class Run {

        private final Way way;
        private final Path project;
        private final String trace = UUID.randomUUID().toString().replace("-", "");
        private final Process process;
        private final BufferedReader out;
        private final List<ProcessHandle> members = new ArrayList<>();

        Run(Way way) throws IOException {
            this.way = way;
            project = project(way, way.first() + MEMBERS + "read go <go\n" + way.last);
            fifo();
            Map<String, String> variables = new HashMap<>(way.variables());
            variables.put("LOKI_TRACE_ID", trace);
            variables.put("LOKI_OTEL_ENDPOINT", collector.url("/").toString());
            List<String> line = new ArrayList<>(List.of("setsid", launcher.toString(), "run"));
            if (!way.isOfACycle()) {
                line.addAll(List.of("--", "sh", "agent.sh"));
            }
            process = start(project, variables, line);
            out = process.inputReader(StandardCharsets.UTF_8);
        }

        /** The agent goes on once its members are known. */
        private void fifo() throws IOException {
            try {
                assertThat(new ProcessBuilder("mkfifo", project.resolve("go").toString())
                                .start()
                                .waitFor())
                        .isZero();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        void awaitMembers() throws IOException {
            for (int i = 0; i < MEMBERS_COUNT; i++) {
                add(out.readLine());
            }
            Files.writeString(project.resolve("go"), "go\n");
        }

        void add(@Nullable String pid) throws IOException {
            assertThat(pid).as(said()).isNotNull();
            ProcessHandle member =
                    ProcessHandle.of(Long.parseLong(String.valueOf(pid))).orElseThrow();
            members.add(member);
            started.add(member);
        }

        void provoke() throws Exception {
            if (way == Way.SECOND_INTERRUPT) {
                assertThat(out.readLine()).isEqualTo("set");
            }
            if (way.signal().isPresent()) {
                signal(way.signal().get());
            }
            if (way == Way.SECOND_INTERRUPT) {
                assertThat(out.readLine()).isEqualTo("asked");
                signal("INT");
            }
        }

        void hasEndedAsItShould() throws Exception {
            assertThat(process.waitFor()).as(said()).isEqualTo(way.exitCode);
            assertThat(members).noneMatch(StopTest::isRunning);
            assertThat(said())
                    .contains("outcome    " + way.outcome + ", exit code " + way.exitCode)
                    .contains("chain valid", " exported")
                    .doesNotContain(" lost");
            assertThat(received).anyMatch(batch -> batch.contains(trace) && batch.contains("\"loki.session\""));
            try (Stream<Path> open = Files.list(project.resolve(".loki/state/runs"))) {
                assertThat(open).isEmpty();
            }
        }

        /** Burying them is for whoever the system gives them to, and may take that one its time. */
        void noMemberIsLeftSoon() {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (members.stream().anyMatch(StopTest::isRunning) && System.nanoTime() < end) {
                LockSupport.parkNanos(1_000_000);
            }
            for (ProcessHandle member : members) {
                assertThat(isRunning(member))
                        .as(() -> member + " of " + members + ", " + way + ": " + state(member) + said())
                        .isFalse();
            }
        }

        ProcessHandle watchdog() {
            return process.children()
                    .filter(child -> child.info()
                            .arguments()
                            .filter(arguments -> List.of(arguments).contains("loki-watchdog"))
                            .isPresent())
                    .findFirst()
                    .orElseThrow();
        }

        void suspend() throws Exception {
            signal("STOP");
        }

        private void signal(String name) throws Exception {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            assertThat(kill.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }

        private String said() {
            return read(project.resolve("err"));
        }

        private static String state(ProcessHandle process) {
            return read(Path.of("/proc", Long.toString(process.pid()), "status"));
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                return "no " + file;
            }
        }
    }
}
