package dev.loki.cli.hook.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loki.standin.anthropic.ModelTurn;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Claude Code behind the real client and resident process, each of them a process of its own. */
@Order(1)
@Needs(External.CLAUDE)
class RealClaudeCodeTest {

    private static final String SECRET = "AKIA" + "Q3EGMV7WZ5RT2YHN";
    private static final List<String> LOKI_RUN = List.of("run", "--");

    private final Queue<JsonNode> spans = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    private Path outside;

    @BeforeEach
    void keepSomethingOutside() throws IOException {
        outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "kept");
    }

    @Test
    void whatIsAllowedRunsAndWhatIsNotIsDeniedAndAllOfItIsOnRecordInOneTree() throws Exception {
        try (MockWebServer collector = collector();
                GovernedClaude claude =
                        governed(Map.of("LOKI_OTEL_ENDPOINT", collector.url("/").toString()))) {
            String policies = "policies: {pre_execution: [{name: boundary, action: deny,"
                    + " rule: file_path must start with project_dir}]}\n";
            Files.writeString(claude.project().resolve(".loki/policies.yaml"), policies);
            install(claude);

            GovernedClaude.Session session = claude.prompt(
                    lokiRun(claude),
                    ModelTurn.bash("echo hello > allowed.txt"),
                    ModelTurn.bash("rm -rf " + outside),
                    ModelTurn.write(claude.file("key.txt"), "aws_key = " + SECRET + "\n"),
                    ModelTurn.use("Read", Map.of("file_path", claude.file(".loki/policies.yaml"))),
                    ModelTurn.write(claude.file(".loki/policies.yaml"), "policies: {}\n"),
                    ModelTurn.write(claude.file("fine.txt"), "fine"),
                    ModelTurn.say("done"));

            assertThat(session.child().exitCode()).as(session.child().said()).isZero();
            assertThat(claude.project().resolve("allowed.txt")).hasContent("hello");
            assertThat(claude.project().resolve("fine.txt")).hasContent("fine");
            assertThat(session.told(2)).startsWith("Loki: ").contains("LOKI_ALLOWED_PATHS");
            assertThat(outside.resolve("precious")).hasContent("kept");
            assertThat(session.told(3)).startsWith("Loki: ").contains("secret").doesNotContain(SECRET);
            assertThat(claude.project().resolve("key.txt")).doesNotExist();
            assertThat(session.told(5)).startsWith("Loki: ");
            assertThat(claude.project().resolve(".loki/policies.yaml")).hasContent(policies);

            claude.typed("daemon", "stop"); // what is pending is delivered
            everyToolCallIsInTheChain(claude, 6);
            theTraceIsOneTree();
        }
    }

    @Test
    void aBudgetOfAHundredTokensStopsTheSession() throws Exception {
        try (GovernedClaude claude = governed(Map.of())) {
            budget(claude);
            install(claude);

            GovernedClaude.Session session = claude.prompt(
                    ModelTurn.bash("sleep 2; echo one > one.txt"),
                    ModelTurn.bash("echo two > two.txt"),
                    ModelTurn.say("done"));

            assertThat(claude.project().resolve("one.txt")).exists();
            assertThat(claude.project().resolve("two.txt")).doesNotExist();
            assertThat(session.requests()).as("it is asked nothing more").isEqualTo(1);
            assertThat(session.child().said()).contains("hook_stopped");
        }
    }

    @Test
    void aBudgetOfAHundredTokensStopsTheRunAroundASession() throws Exception {
        try (GovernedClaude claude = governed(Map.of())) {
            budget(claude);
            install(claude);

            GovernedClaude.Session session = claude.prompt(
                    lokiRun(claude), ModelTurn.bash("sleep 50; echo one > one.txt"), ModelTurn.say("done"));

            assertThat(session.child().exitCode()).as(session.child().said()).isEqualTo(4);
            assertThat(session.child().said()).contains("tokens");
            assertThat(claude.project().resolve("one.txt")).doesNotExist();
        }
    }

    /** It would be run before any hook is asked. */
    @Test
    void aCommandInTheTextOfASkillIsNotRun() throws Exception {
        try (GovernedClaude claude = governed(Map.of())) {
            Path skill = Files.createDirectories(claude.project().resolve(".claude/skills/greet"));
            Files.writeString(
                    skill.resolve("SKILL.md"),
                    "---\nname: greet\ndescription: greets\nallowed-tools: Bash(touch:*)\n---\nhello !`touch ran.txt`\n");
            install(claude);

            GovernedClaude.Session session =
                    claude.prompt(ModelTurn.use("Skill", Map.of("skill", "greet")), ModelTurn.say("done"));

            assertThat(session.told(1)).as(session.child().said()).contains("greet");
            assertThat(claude.project().resolve("ran.txt")).doesNotExist();
        }
    }

    @Test
    void withoutAnAnswerNothingRuns() throws Exception {
        try (GovernedClaude claude = governed(Map.of("LOKI_HOOK_DEADLINE_SECONDS", "1"))) {
            install(claude);
            start(claude);
            ProcessHandle resident = claude.resident();

            signal("STOP", resident);
            nothingRuns(claude);
            signal("CONT", resident);

            claude.killResidentForGood();
            nothingRuns(claude);

            claude.answerGarbage();
            nothingRuns(claude);
            assertThat(claude.askedGarbage()).isPositive();
        }
    }

    @Test
    void aResidentProcessThatWasKilledIsStartedAgainAndGoverns() throws Exception {
        try (GovernedClaude claude = governed(Map.of())) {
            install(claude);
            start(claude);
            ProcessHandle resident = claude.resident();
            GovernedProject.kill(resident);

            GovernedClaude.Session session = claude.prompt(
                    ModelTurn.bash("echo hello > allowed.txt"),
                    ModelTurn.bash("rm -rf " + outside),
                    ModelTurn.say("done"));

            assertThat(claude.project().resolve("allowed.txt"))
                    .as(session.told(1))
                    .exists();
            assertThat(session.told(2)).startsWith("Loki: ");
            assertThat(outside.resolve("precious")).exists();
        }
    }

    private GovernedClaude governed(Map<String, String> more) throws IOException {
        Map<String, String> variables = new HashMap<>(Map.of("LOKI_ALLOWED_PATHS", "."));
        variables.putAll(more);
        return GovernedClaude.in(folder, variables);
    }

    private static void install(GovernedClaude claude) {
        claude.typed("hook", "install", "claude-code");
    }

    private static void start(GovernedClaude claude) {
        claude.typed("daemon", "start");
    }

    private static void budget(GovernedClaude claude) throws IOException {
        Files.writeString(
                claude.project().resolve(".loki/policies.yaml"),
                "policies: {resource: [{name: tokens, max_tokens: 100, on_exceed: shutdown}]}\n");
    }

    private static List<String> lokiRun(GovernedClaude claude) {
        return Stream.concat(Stream.of(claude.programs().resolve("loki").toString()), LOKI_RUN.stream())
                .toList();
    }

    private static void nothingRuns(GovernedClaude claude) throws IOException, InterruptedException {
        GovernedClaude.Session session = claude.prompt(ModelTurn.bash("echo ran > ran.txt"), ModelTurn.say("done"));

        assertThat(claude.project().resolve("ran.txt")).doesNotExist();
        assertThat(session.told(1)).as(session.child().said()).contains("Loki could not decide");
    }

    private static void everyToolCallIsInTheChain(GovernedClaude claude, int calls) {
        List<String> entries = claude.toolCalls();
        assertThat(entries).hasSize(calls);
        for (int call = 1; call <= calls; call++) {
            assertThat(entries.toString()).contains("\"toolu_" + call + "\"");
        }
        assertThat(claude.typed("audit", "list", "--json")).doesNotContain(SECRET);
    }

    private void theTraceIsOneTree() {
        assertThat(spans)
                .extracting(span -> span.get("traceId").asText())
                .containsOnly(spans.element().get("traceId").asText());
        List<String> ids =
                spans.stream().map(span -> span.get("spanId").asText()).toList();
        List<String> roots = spans.stream()
                .filter(span -> !ids.contains(span.path("parentSpanId").asText()))
                .map(span -> span.get("name").asText())
                .toList();
        assertThat(roots).containsExactly("loki.session");
        assertThat(spans)
                .extracting(span -> span.get("name").asText())
                .contains(
                        "loki.command",
                        "loki.hook",
                        "loki.policy.check",
                        "claude_code.interaction",
                        "claude_code.tool");
    }

    private MockWebServer collector() throws IOException {
        MockWebServer collector = new MockWebServer();
        collector.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (request.getTarget().equals("/v1/traces")) {
                    take(request);
                }
                return new MockResponse.Builder().body("{}").build();
            }
        });
        collector.start();
        return collector;
    }

    private void take(RecordedRequest request) {
        try {
            JsonNode told = new ObjectMapper().readTree(request.getBody().toByteArray());
            List<JsonNode> lists = new ArrayList<>(told.findValues("spans"));
            lists.forEach(list -> list.forEach(spans::add));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
