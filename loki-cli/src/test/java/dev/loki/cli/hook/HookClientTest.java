package dev.loki.cli.hook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.socket.resident.ResidentPlace;
import dev.loki.bootstrap.Project;
import dev.loki.bootstrap.ResidentProcess;
import dev.loki.cli.Launcher;
import dev.loki.cli.Typed;
import dev.loki.cli.hook.HookClient.Answer;
import dev.loki.testing.Executables;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client script against whatever may listen in the place of a resident process; the launcher beside it starts nothing. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class HookClientTest {

    private static final String NO = "loki-hook/1 2\nnot here\n%loki%{\"a\":1}\n\n%loki%";

    @TempDir
    private Path folder;

    private HookClient client;
    private ResidentPlace place;

    @BeforeEach
    void project() throws IOException {
        client = HookClient.in(folder);
        place = ResidentPlace.of(client.environment(), client.project());
        place.prepare();
        launcher("echo 'loki: nothing is started in this test' >&2; exit 3");
    }

    @Test
    void anAnswerIsHandedOnAsItIs() throws Exception {
        try (FakeResident resident = resident(FakeResident.http(200, NO))) {
            Answer answer = client.ask("claude-code", "PreToolUse");

            assertThat(answer).isEqualTo(new Answer(2, "{\"a\":1}\n", "not here\n"));
            assertThat(resident.requests()).hasSize(3);
        }
    }

    @Test
    void theEventGoesToWhoAnswersByteForByte() throws Exception {
        byte[] event = new byte[3_000_000];
        new Random(1).nextBytes(event);
        try (FakeResident resident = resident(FakeResident.http(200, "loki-hook/1 0\n\n%loki%\n%loki%"))) {
            Answer answer = client.ask(
                    Map.of(
                            "LOKI_SESSION_ID",
                            "s1",
                            "TRACEPARENT",
                            "00-a-b-01",
                            "LOKI_JIRA_TOKEN",
                            "a 'b' \"c\" $d \\e"),
                    event,
                    "claude-code",
                    "PostToolUse",
                    "--project",
                    client.project().toString());

            assertThat(answer).isEqualTo(new Answer(0, "", ""));
            assertThat(resident.requests().get(2)).isEqualTo(event);
            assertThat(new String(resident.requests().get(1), UTF_8))
                    .startsWith("POST /v1/hook/claude-code/PostToolUse HTTP/1.1\n")
                    .contains(
                            "Loki-Client: loki-hook/1\n",
                            "Loki-Project: " + client.project() + "\n",
                            "Loki-Session: s1\n",
                            "Traceparent: 00-a-b-01\n",
                            "Loki-Setting: LOKI_JIRA_TOKEN=a 'b' \"c\" $d \\e");
        }
        assertThat(place.folder()).isDirectoryNotContaining("glob:**.starting");
    }

    @ParameterizedTest
    @MethodSource("noAnswers")
    void whatIsNoAnswerBlocks(String why, byte[] hello, byte[] answer) throws Exception {
        try (FakeResident resident = FakeResident.at(place.socket(), List.of(hello, answer))) {
            Answer blocked = client.ask("claude-code", "PreToolUse");

            assertThat(blocked.code()).as(why + ": " + blocked).isEqualTo(2);
            assertThat(blocked.err())
                    .startsWith("loki-hook: not done, as Loki could not decide: ")
                    .hasLineCount(1);
            assertThat(blocked.out()).isEmpty();
            assertThat(resident.requests()).isNotEmpty();
        }
    }

    static Stream<Arguments> noAnswers() {
        byte[] hello = FakeResident.hello();
        List<Arguments> all = new ArrayList<>();
        all.add(Arguments.of("no HTTP", bytes("\0\1 garbage\n"), hello));
        all.add(Arguments.of("another program", FakeResident.http(404, "not found"), hello));
        all.add(Arguments.of("a page", FakeResident.http(200, "<html>"), hello));
        all.add(Arguments.of("closes at once", new byte[0], new byte[0]));
        all.add(Arguments.of("closes in the middle", hello, new byte[0]));
        for (String body : List.of(
                "",
                "<html>",
                "loki-hook/1 0\n",
                "loki-hook/1 0\n\n%loki%",
                "loki-hook/2 0\n\n%loki%\n%loki%",
                "loki-hook/1 1\n\n%loki%\n%loki%",
                "loki-hook/1 00\n\n%loki%\n%loki%",
                "loki-hook/1 0\n\n%loki%\n%loki% and more",
                "loki-hook/1 fault\nno disk\n%loki%\n%loki%")) {
            all.add(Arguments.of("body " + body, hello, FakeResident.http(200, body)));
        }
        String whole = new String(FakeResident.http(200, NO), UTF_8);
        all.add(Arguments.of("cut off", hello, bytes(whole.substring(0, whole.length() - 3))));
        all.add(Arguments.of("an error", hello, FakeResident.http(500, NO)));
        all.add(Arguments.of("no content", hello, hello));
        all.add(Arguments.of("elsewhere", hello, bytes("HTTP/1.1 302 -\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n")));
        return all.stream();
    }

    @ParameterizedTest
    @CsvSource({"claude-code,PostToolUse", "codex,SessionStart", "gemini,AfterTool", "cursor,afterFileEdit"})
    void withoutAnAnswerWhatIsOnlyObservedGoesOn(String agent, String event) throws Exception {
        try (FakeResident resident = resident(FakeResident.http(200, "<html>"))) {
            Answer passed = client.ask(agent, event);

            assertThat(passed.code()).as(passed.toString()).isZero();
            assertThat(passed.out()).isEmpty();
            assertThat(passed.err()).startsWith("loki-hook: " + event + " of " + agent + " was not recorded: ");
            assertThat(resident.requests()).isNotEmpty();
        }
    }

    @Test
    void whoDoesNotAnswerInTimeBlocks() throws Exception {
        try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(place.socket())); // the kernel connects, and nobody reads

            Answer answer =
                    client.ask(Map.of("LOKI_HOOK_DEADLINE_SECONDS", "1"), bytes("{}"), "claude-code", "PreToolUse");

            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).contains("did not answer within 1 s");
        }
    }

    @Test
    void whoReadsAndThenSaysNoMoreBlocks() throws Exception {
        List<byte[]> begun = List.of(bytes("HTTP/1.1"), FakeResident.hello());
        try (FakeResident resident = FakeResident.at(place.socket(), begun)) {
            Answer answer =
                    client.ask(Map.of("LOKI_HOOK_DEADLINE_SECONDS", "1"), bytes("{}"), "claude-code", "PreToolUse");

            assertThat(answer.code()).as(answer.toString()).isEqualTo(2);
            assertThat(answer.err()).startsWith("loki-hook: not done, as Loki could not decide: ");
            while (resident.requests().isEmpty()) {
                Thread.onSpinWait(); // what was sent is there, whenever this thread comes to read it
            }
        }
    }

    @Test
    void whatDoesNotStartBlocksAndSaysWhy() throws Exception {
        Answer answer = client.ask("claude-code", "PreToolUse");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .isEqualTo("loki-hook: not done, as Loki could not decide: the resident process did not start: "
                        + "loki: nothing is started in this test\n");
        assertThat(place.folder()).isDirectoryNotContaining("glob:**.starting");
    }

    @Test
    void aStartThatTakesTooLongBlocks() throws Exception {
        launcher("exec sleep 20");

        Answer answer = client.ask(Map.of("LOKI_HOOK_DEADLINE_SECONDS", "1"), bytes("{}"), "claude-code", "PreToolUse");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("was not there within 1 s");
        assertThat(place.folder()).isDirectoryNotContaining("glob:**.starting");
    }

    /** Codex and Cursor heed a decision, where Claude Code heeds the exit code. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    claude-code | PreToolUse           | ''
                    codex       | PreToolUse           | "permissionDecision":"deny"
                    codex       | PermissionRequest    | "behavior":"deny"
                    gemini      | BeforeTool           | "decision":"deny"
                    cursor      | beforeShellExecution | "permission":"deny"
                    another     | AnEvent              | ''
                    """)
    void aBlockIsSaidInTheAgentsWay(String agent, String event, String decision) throws Exception {
        Answer answer = client.ask(agent, event);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).contains(decision);
        assertThat(answer.out().isEmpty()).isEqualTo(decision.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claude-code",
                "claude-code Pre/../Tool",
                "claude-code PreToolUse --project ",
                "claude-code PreToolUse --project /not/there",
                "claude-code PreToolUse more"
            })
    void aWrongCommandLineBlocks(String words) throws Exception {
        assertThat(client.ask(Map.of(), bytes("{}"), words.split(" ", -1)).code())
                .isEqualTo(2);
    }

    /** A folder in which another could listen is none of ours. */
    @Test
    void aFolderThatOthersMayEnterOrALinkIsRefused() throws Exception {
        launcher("exec '" + Launcher.in(folder) + "' \"$@\"");
        Files.setPosixFilePermissions(place.folder(), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(client.ask("claude-code", "PreToolUse"))
                .satisfies(answer -> assertThat(answer.code()).isEqualTo(2))
                .satisfies(answer -> assertThat(answer.err()).contains("may be entered by others"));

        Files.move(place.folder(), folder.resolve("elsewhere"));
        Files.createSymbolicLink(place.folder(), folder.resolve("elsewhere"));
        assertThat(client.ask("claude-code", "PreToolUse").err()).contains("is not a folder of this user's own");
    }

    /** A resident process in this JVM, as whoever serves it cannot be seen from outside. */
    @Test
    void atAPortItIsFoundByItsToken() throws Exception {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        Map<String, String> loopback = Map.of("LOKI_DAEMON_TRANSPORT", "tcp", "LOKI_HOOK_DEADLINE_SECONDS", "60");
        Map<String, String> environment = client.environment();
        environment.putAll(loopback);
        CompletableFuture<Optional<String>> serving = CompletableFuture.supplyAsync(() -> ResidentProcess.serve(
                environment, Project.in(client.project(), Map.of()), () -> ready.complete(null), warning -> {}));
        ready.get(60, TimeUnit.SECONDS);

        Answer answer = client.ask(loopback, bytes("no JSON"), "claude-code", "PreToolUse");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out() + answer.err()).contains("JSON").doesNotContain("could not decide");
        assertThat(loki("status", "--json").out()).contains("\"hooks\":1,");
        assertThat(client.ask(Map.of("LOKI_HOOK_DEADLINE_SECONDS", "60"), bytes("{}"), "claude-code", "PreToolUse")
                        .err())
                .as("other settings end it, and this launcher starts no other")
                .contains("nothing is started in this test");
        assertThat(serving.get(60, TimeUnit.SECONDS)).contains("changed: LOKI_DAEMON_TRANSPORT");
        assertThat(place.folder()).isDirectoryNotContaining("glob:**.{port,sock,pid}");
    }

    @Test
    void anAgentNeitherStartsNorStopsIt() {
        for (String command : List.of("start", "stop")) {
            Map<String, String> governed = client.environment();
            governed.put("LOKI_SESSION_ID", "s1");
            Typed refused = Typed.in(client.project(), governed, new byte[0], "daemon", command);

            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.err()).contains("an operator's to do");
        }
    }

    private Typed loki(String... words) {
        List<String> all = new ArrayList<>(List.of("daemon"));
        all.addAll(List.of(words));
        return Typed.in(client.project(), client.environment(), new byte[0], all.toArray(String[]::new));
    }

    /** Where there is no curl, the launcher answers by itself. */
    @Test
    void withoutCurlAProgramIsStartedForTheAnswer() throws Exception {
        Files.writeString(
                client.script(), Files.readString(client.script()).replace("/usr/bin/curl", "/not/there/curl"));
        Path programs = Files.createDirectories(folder.resolve("programs"));
        for (String name : List.of("cat", "cksum", "rm")) {
            program(programs.resolve(name), "PATH=/usr/bin:/bin exec " + name + " \"$@\"");
        }
        Map<String, String> withoutCurl = Map.of("PATH", programs.toString());
        launcher("echo \"$*: $(cat)\"; exit 2");

        assertThat(client.ask(withoutCurl, bytes("an event"), "codex", "PreToolUse"))
                .isEqualTo(new Answer(
                        2, "hook answer --project " + client.project() + " codex PreToolUse: an event\n", ""));
        launcher("exit 1");
        assertThat(client.ask(withoutCurl, bytes("an event"), "codex", "PreToolUse")
                        .code())
                .isEqualTo(2);
    }

    private FakeResident resident(byte[] answer) throws IOException {
        return FakeResident.at(place.socket(), List.of(FakeResident.hello(), answer));
    }

    private void launcher(String script) throws IOException {
        program(client.script().resolveSibling("loki"), script);
    }

    private static void program(Path file, String script) throws IOException {
        Executables.write(file, "#!/bin/sh\n" + script + "\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
