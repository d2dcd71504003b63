package dev.loki.cli.resident;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.process.proc.ProcessEnds;
import dev.loki.cli.AgentAbove;
import dev.loki.cli.Launcher;
import dev.loki.cli.Typed;
import dev.loki.cli.hook.HookClient;
import dev.loki.cli.hook.HookClient.Answer;
import dev.loki.cli.hook.HookClient.Asking;
import dev.loki.testing.Executables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real client script and real resident processes, from the first hook to the end. */
@Order(1)
@EnabledOnOs(OS.LINUX)
class ResidentProcessesTest {

    /** A machine at its limit must not make a start too slow; no test waits for it. */
    private static final Map<String, String> PATIENT = Map.of("LOKI_HOOK_DEADLINE_SECONDS", "60");

    private static final Pattern PID = Pattern.compile("\"pid\":(\\d+)");

    private static final String LIST = call("ls");
    private static final String FORBIDDEN = call("rm -rf /etc");

    @TempDir
    private Path folder;

    private HookClient client;

    @BeforeEach
    void project() throws IOException {
        client = HookClient.in(folder);
        AgentAbove.skip();
        Files.writeString(client.project().resolve(".loki/policies.json"), """
                {"policies":{"pre_execution":[{"name":"no-removal","rule":"command must not run [rm]","action":"deny"}]}}
                """);
        launcher("LOKI_LAUNCHER='" + client.script().resolveSibling("loki") + "'");
    }

    @AfterEach
    void stop() {
        loki("daemon", "stop");
    }

    /** One story, as each start of a JVM takes its time. */
    @Test
    void fromTheFirstHooksToTheEnd() throws Exception {
        assertThat(loki("daemon", "status", "--json").out()).isEqualTo("{\"running\":false}\n");
        manyFirstHooksStartOne();
        long first = pid();
        itHasNothingOfTheAgentThatStartedIt(Path.of("/proc", Long.toString(first)));
        whatIsForbiddenIsDenied();
        assertThat(loki("daemon", "start").out()).contains(" " + first + " ");
        oneThatHangsBlocks(first);

        assertThat(loki("daemon", "stop").out())
                .as("by force")
                .isEqualTo("stopped the resident process " + first + "\n");
        assertThat(ProcessHandle.of(first).filter(ProcessEnds.OF_THE_SYSTEM::isRunning))
                .isEmpty();
        assertThat(files()).as("what a process that was killed leaves behind").contains("sock");
        whatIsForbiddenIsDenied();
        long second = pid();

        Answer blocked = ask(Map.of("LOKI_HOOK_DEADLINE_SECONDS", "60", "LOKI_BLOCKED_COMMANDS", "ls"), LIST);
        assertThat(blocked.code()).as(blocked.toString()).isEqualTo(2);
        assertThat(blocked.err()).contains("LOKI_BLOCKED_COMMANDS");
        long third = pid();
        assertThat(third).isNotIn(first, second);

        assertThat(loki("daemon", "stop").out()).isEqualTo("stopped the resident process " + third + "\n");
        assertThat(ProcessHandle.of(third).filter(ProcessEnds.OF_THE_SYSTEM::isRunning))
                .isEmpty();
        assertThat(files()).containsOnly("lock", "log");
    }

    private void manyFirstHooksStartOne() throws Exception {
        Map<String, String> agent = Map.of(
                "LOKI_HOOK_DEADLINE_SECONDS", "60",
                "LOKI_SESSION_ID", "s1",
                "TRACEPARENT", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "CLAUDECODE", "1");
        Files.writeString(
                folder.resolve("hook.sh"), "exec 5>'" + folder + "/five'; exec sh '" + client.script() + "' \"$@\"");
        HookClient within = new HookClient(folder.resolve("hook.sh"), client.project(), client.runtime());
        List<Asking> asking = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            asking.add(within.start(agent, LIST.getBytes(UTF_8), "claude-code", "PreToolUse"));
        }
        for (Asking one : asking) {
            Answer answer = one.answer();
            assertThat(answer.code()).as(answer.toString()).isZero();
        }
        assertThat(loki("daemon", "status", "--json").out()).contains("\"hooks\":4,");
    }

    private void itHasNothingOfTheAgentThatStartedIt(Path process) throws IOException {
        assertThat(Files.readString(process.resolve("environ")))
                .contains("LOKI_PROJECT_DIR=")
                .doesNotContain("LOKI_SESSION_ID", "TRACEPARENT", "CLAUDECODE", "LOKI_HOOK_DEADLINE_SECONDS");
        assertThat(openFiles(process)).doesNotContain(folder.resolve("five"));
        assertThat(Files.readString(process.resolve("stat"))
                        .replaceAll(".*\\) ", "")
                        .split(" ", 6)[3])
                .as("its own session")
                .isEqualTo(String.valueOf(process.getFileName()));
    }

    private void whatIsForbiddenIsDenied() throws Exception {
        Answer denied = ask(PATIENT, FORBIDDEN);

        assertThat(denied.code()).as(denied.toString()).isEqualTo(2);
        assertThat(denied.out() + denied.err()).contains("no-removal");
        assertThat(Files.readString(client.project().resolve(".loki/audit/audit.jsonl")))
                .contains("rm -rf /etc");
    }

    private void oneThatHangsBlocks(long pid) throws Exception {
        signal("STOP", pid);

        Answer blocked = ask(Map.of("LOKI_HOOK_DEADLINE_SECONDS", "1"), LIST);

        assertThat(blocked.code()).isEqualTo(2);
        assertThat(blocked.err()).contains("did not answer within 1 s");
    }

    private Answer ask(Map<String, String> variables, String call) throws Exception {
        return client.ask(variables, call.getBytes(UTF_8), "claude-code", "PreToolUse");
    }

    private Typed loki(String... arguments) {
        return Typed.in(client.project(), client.environment(), new byte[0], arguments);
    }

    private long pid() {
        Matcher pid = PID.matcher(loki("daemon", "status", "--json").out());
        assertThat(pid.find()).isTrue();
        return Long.parseLong(pid.group(1));
    }

    private void launcher(String line) throws IOException {
        Path program = Launcher.in(folder);
        Path launcher = client.script().resolveSibling("loki");
        Executables.write(launcher, "#!/bin/sh\n" + line + "; export LOKI_LAUNCHER; exec '" + program + "' \"$@\"\n");
    }

    /** What is left of it in the folder of its socket, by its kind. */
    private List<String> files() throws IOException {
        try (var files = Files.list(client.runtime().resolve("loki"))) {
            return files.map(file -> file.toString().replaceAll(".*\\.", "")).toList();
        }
    }

    private static List<Path> openFiles(Path process) throws IOException {
        List<Path> open = new ArrayList<>();
        try (var files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                try {
                    open.add(Files.readSymbolicLink(file));
                } catch (NoSuchFileException closed) {
                    // closed since the folder was read
                }
            }
        }
        return open;
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid)
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String call(String command) {
        return """
                {"session_id":"a1","transcript_path":"/tmp/t","cwd":"/","hook_event_name":"PreToolUse",\
                "tool_name":"Bash","tool_input":{"command":"%s"},"tool_use_id":"t1"}""".formatted(command);
    }
}
