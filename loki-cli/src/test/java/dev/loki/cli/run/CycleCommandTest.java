package dev.loki.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Child;
import dev.loki.cli.Launcher;
import dev.loki.cli.Typed;
import dev.loki.json.JacksonJsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code loki run} without a command, by real processes. */
@Order(1)
class CycleCommandTest {

    /** Kills the manager at the first attempt of each step; the second is put down. */
    private static final String KILLING =
            "[ \"$LOKI_STEP_ATTEMPT\" -gt 1 ] || { kill -9 $PPID; exit 9; }; echo $LOKI_ITERATION $LOKI_STEP >>done";

    private static final String DENYING_NOTHING =
            "pre_execution:\n  - name: few\n    rule: active_agents <= 5\n    action: deny\n";

    @TempDir
    private Path scratch;

    private Path project;
    private Path launcher;
    private @Nullable Process manager;

    @BeforeEach
    void makeTheProject() throws IOException {
        launcher = Launcher.in(scratch);
        project = Files.createDirectories(scratch.resolve("project é 漢"));
        Files.createDirectories(project.resolve(".loki"));
    }

    @AfterEach
    void endTheManager() {
        if (manager != null) {
            manager.destroyForcibly();
        }
    }

    @Test
    void theExampleIsMendedInTwoIterationsAndDeployedOnceSomebodyAgrees() throws Exception {
        copyTheExample();
        Map<String, String> variables = Map.of("LOKI_LAUNCHER", launcher.toString());
        Ended asked = ended(launch(variables));
        assertThat(asked.code()).as(asked.err()).isEqualTo(2);
        assertThat(asked.out())
                .contains("iteration 1: 1900: expected common", "3 of 4 passed", "iteration 2: 2000", "4 of 4 passed");
        assertThat(asked.err()).contains("outcome    approval required, exit code 2", "reviewed");
        assertThat(project.resolve("deployed")).doesNotExist();

        Typed granted = Typed.in(project, "approve", "grant", request(asked.err(), "loki approve grant "));
        assertThat(granted.exitCode()).as(granted.err()).isZero();
        Ended ended = ended(launch(variables, "--resume"));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).doesNotContain("agent: ");
        assertThat(ended.err())
                .contains("iteration 2, deploy 1", "outcome    cycle finished, exit code 0", "chain valid, ");
        assertThat(Child.of(project, List.of("sh", "deployed/leap.sh", "1900")).said())
                .isEqualTo("common\n");
        assertThat(Files.readString(project.resolve(".loki/reports/quality-gates.json")))
                .contains("{\"name\":\"unit-tests\",\"passed\":true,\"details\":\"exit code 0: 4 of 4 passed\"}");
        assertThat(Typed.in(project, "audit", "list").out()).contains("approval_consumed");
        assertThat(Typed.in(project, "audit", "verify").exitCode()).isZero();
    }

    @Test
    void aCycleThatWaitsGoesOnWhereItIsGrantedAndEndsWhereItIsRejected() throws Exception {
        copyTheExample();
        Map<String, String> variables =
                Map.of("LOKI_LAUNCHER", launcher.toString(), "LOKI_POLICY_APPROVAL_ENFORCE", "1");
        Waiting rejected = new Waiting(variables);
        assertThat(rejected.notice).contains("gate review, phase deploy");
        assertThat(Typed.in(project, "approve", "reject", rejected.request, "--reason", "freeze")
                        .exitCode())
                .isZero();
        assertThat(rejected.process.waitFor()).isEqualTo(1);
        assertThat(rejected.said()).contains("denied: ", "is rejected by", "freeze");

        Waiting granted = new Waiting(variables, "--resume");
        assertThat(granted.request).isNotEqualTo(rejected.request);
        assertThat(project.resolve("deployed")).doesNotExist();
        assertThat(Typed.in(project, "approve", "grant", granted.request).exitCode())
                .isZero();
        assertThat(granted.process.waitFor()).isZero();
        assertThat(project.resolve("deployed/leap.sh")).exists();
    }

    @Test
    void aSignalAndTheFileStopEndTheWaitForAnApproval() throws Exception {
        runFile("act", "true", "verify", "true", "deploy", "touch deployed");
        write(
                ".loki/policies.yaml",
                "pre_deployment:\n  - name: reviewed\n    gates: [review]\n    action: require_approval\n");
        Map<String, String> variables = Map.of("LOKI_POLICY_APPROVAL_ENFORCE", "1");
        Waiting signalled = new Waiting(variables);
        signalled.process.toHandle().destroy(); // the process itself would close its streams
        assertThat(signalled.process.waitFor()).isEqualTo(143);
        assertThat(signalled.said()).contains("outcome    interrupted, exit code 143");
        assertThat(Typed.in(project, "approve", "show", signalled.request).out())
                .contains("cancelled");

        Waiting stopped = new Waiting(variables, "--resume");
        write(".loki/STOP", "");
        assertThat(stopped.process.waitFor()).isEqualTo(143);
        assertThat(stopped.said()).contains("outcome    stopped, exit code 143");
        assertThat(project.resolve(".loki/STOP")).doesNotExist();
        assertThat(project.resolve("deployed")).doesNotExist();
    }

    @Test
    void aBudgetThatIsUsedUpEndsTheStepAndTheCycle() throws Exception {
        write(".loki/policies.yaml", "resource: [{name: tokens, max_tokens: 1000, on_exceed: shutdown}]\n");
        write("spend.sh", "'" + launcher + "' budget record --tokens-in 1000; sleep 600");
        runFile("act", "echo again >>calls; exec sh spend.sh", "verify", "true");
        Ended ended = ended(launch(Map.of()));
        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        assertThat(ended.err())
                .contains("budget exceeded: the budget tokens", "outcome    budget exceeded, exit code 4");
        assertThat(Typed.in(project, "audit", "list", "--json").out())
                .contains("\"outcome\":\"budget_exceeded\"", "\"reason\":\"the budget tokens");
        assertThat(run(Map.of(), "--resume").exitCode()).isEqualTo(4);
        assertThat(read("calls")).isEqualTo("again\n");
    }

    @Test
    void aCycleThatIsKilledAtEveryStepFinishesEachOnce() throws Exception {
        runFile(
                "reason",
                KILLING,
                "act",
                "[" + quoted(KILLING) + ", " + quoted(KILLING) + "]",
                "reflect",
                KILLING,
                "verify",
                KILLING,
                "deploy",
                KILLING);
        write(".loki/run.yaml", read(".loki/run.yaml") + "gates:\n  - name: tests\n    run: " + quoted(KILLING) + "\n");
        assertThat(ended(launch(Map.of())).code()).isEqualTo(137);
        for (int step = 1; step < 7; step++) {
            assertThat(ended(launch(Map.of(), "--resume")).code())
                    .as("step %d", step)
                    .isEqualTo(137);
        }
        Ended last = ended(launch(Map.of(), "--resume"));
        assertThat(last.code()).as(last.err()).isZero();
        assertThat(read("done").lines())
                .containsExactly(
                        "1 reason-1", "1 act-1", "1 act-2", "1 reflect-1", "1 verify-1", "1 gate-1", "1 deploy-1");
        assertThat(Typed.in(project, "audit", "verify").exitCode()).isZero();
    }

    @Test
    void aRunFileThatWasChangedIsNotResumed() throws IOException {
        runFile("act", "true", "verify", "exit 3");
        assertThat(run(Map.of("LOKI_MAX_ITERATIONS", "1")).exitCode()).isEqualTo(20);
        String before = read(".loki/run.yaml");
        write(".loki/run.yaml", before + "# changed\n");
        Typed refused = run(Map.of(), "--resume");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err())
                .contains(
                        "--resume: the run file is not the one",
                        "its SHA-256 is ",
                        ", and was ",
                        "put the old one back");
        write(".loki/run.yaml", before);
        assertThat(run(Map.of("LOKI_MAX_ITERATIONS", "2"), "--resume").exitCode())
                .isEqualTo(20);
    }

    /** A script among its steps could do so. */
    @Test
    void aCycleWhosePolicyFileIsGoneGoesOnWhereAnOperatorSaysSo() throws IOException {
        runFile("act", "true", "verify", "exit 3");
        write(".loki/policies.yaml", DENYING_NOTHING);
        assertThat(run(Map.of("LOKI_MAX_ITERATIONS", "1")).exitCode()).isEqualTo(20);
        Files.delete(project.resolve(".loki/policies.yaml"));
        Map<String, String> more = Map.of("LOKI_MAX_ITERATIONS", "2");
        for (String[] options : new String[][] {{"--resume"}, {"--resume", "--dry-run"}}) {
            Typed refused = run(more, options);
            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.err())
                    .contains("--resume: the policy file is not the one that the cycle was begun", "it is gone")
                    .contains("by --resume --policies-changed");
        }
        Typed within = run(
                Map.of("LOKI_MAX_ITERATIONS", "2", "LOKI_SESSION_ID", "0123456789abcdef"),
                "--resume",
                "--policies-changed");
        assertThat(within.exitCode()).isEqualTo(3);
        assertThat(within.err()).contains("going on without the policy file is an operator's to do");
        Typed resumed = run(more, "--resume", "--policies-changed");
        assertThat(resumed.exitCode()).isEqualTo(20);
        assertThat(resumed.err()).contains("loki: warning: --resume: the policy file is not the one", "it is gone");
        assertThat(Typed.in(project, "audit", "list", "--what", "cycle_start", "--json")
                        .out())
                .containsPattern("\"policy_sha256\":null,\"policy_sha256_before\":\"[0-9a-f]{64}\"");
        assertThat(run(Map.of("LOKI_MAX_ITERATIONS", "3"), "--resume").err()).doesNotContain("policy file");
    }

    @Test
    void aPolicyFileThatWasChangedIsSpokenOfWhereACycleIsResumed() throws IOException {
        runFile("act", "true", "verify", "exit 3");
        write(".loki/policies.yaml", DENYING_NOTHING);
        assertThat(run(Map.of("LOKI_MAX_ITERATIONS", "1")).exitCode()).isEqualTo(20);
        assertThat(run(Map.of("LOKI_MAX_ITERATIONS", "2"), "--resume").err()).doesNotContain("the policy file is not");
        write(".loki/policies.yaml", DENYING_NOTHING + "# changed\n");
        Typed resumed = run(Map.of("LOKI_MAX_ITERATIONS", "3"), "--resume", "--quiet");
        assertThat(resumed.exitCode()).isEqualTo(20);
        assertThat(resumed.err()).containsOnlyOnce("loki: warning: --resume: the policy file is not the one");
        assertThat(Typed.in(project, "audit", "list", "--what", "cycle_start", "--json")
                        .out())
                .containsOnlyOnce("policy_sha256_before");
    }

    /** It denies everything while it is there, so it must not wipe out that there was one. */
    @Test
    void aPolicyFileThatIsBrokenFirstAndGoneThenIsMissed() throws IOException {
        runFile("act", "true", "verify", "exit 3");
        write(".loki/policies.yaml", DENYING_NOTHING);
        assertThat(run(Map.of("LOKI_MAX_ITERATIONS", "1")).exitCode()).isEqualTo(20);
        write(".loki/policies.yaml", "policies: [");
        assertThat(run(Map.of("LOKI_MAX_ITERATIONS", "2"), "--resume").exitCode())
                .isEqualTo(1);
        Files.delete(project.resolve(".loki/policies.yaml"));
        assertThat(run(Map.of("LOKI_MAX_ITERATIONS", "2"), "--resume").exitCode())
                .isEqualTo(3);
    }

    @Test
    void aStateThatSomebodyChangedIsNotResumed() throws IOException {
        runFile("act", "true", "verify", "exit 3", "deploy", "touch deployed");
        assertThat(run(Map.of("LOKI_MAX_ITERATIONS", "1")).exitCode()).isEqualTo(20);
        String state = read(".loki/state/run.json");
        write(
                ".loki/state/run.json",
                state.replace("\"next\":0", "\"next\":2").replace("\"iteration\":2", "\"iteration\":1"));
        assertThat(read(".loki/state/run.json")).isNotEqualTo(state);
        Typed refused = run(Map.of(), "--resume");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("the audit trail does not know the state", "somebody changed it");
        assertThat(project.resolve("deployed")).doesNotExist();
        write(".loki/state/run.json", "{");
        assertThat(run(Map.of(), "--resume").err()).contains("run.json:1: column", "start anew");
    }

    @Test
    void aSignalEndsTheStepAndTheCycleGoesOnLater() throws Exception {
        runFile("act", "[ -e go ] || { echo ready; sleep 600; }", "verify", "true");
        Process process = launch(Map.of());
        assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("ready");
        process.destroy();
        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(read("err")).contains("outcome    interrupted, exit code 143", "chain valid");
        write("go", "");
        assertThat(ended(launch(Map.of(), "--resume")).code()).isZero();
    }

    @Test
    void theFileStopEndsTheStepAndIsTakenAway() throws Exception {
        runFile("act", "[ -e go ] || { echo ready; sleep 600; }", "verify", "true");
        Process process = launch(Map.of());
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        assertThat(out.readLine()).isEqualTo("ready");
        write(".loki/STOP", "");
        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(read("err")).contains("outcome    stopped, exit code 143");
        assertThat(project.resolve(".loki/STOP")).doesNotExist();
    }

    @Test
    void twoCyclesOfAProjectDoNotRunAtOnce() throws Exception {
        runFile("act", "echo ready; sleep 600", "verify", "true");
        Process process = launch(Map.of());
        assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("ready");
        Typed second = run(Map.of());
        assertThat(second.exitCode()).isEqualTo(3);
        assertThat(second.err()).contains("another loki run works on this project's cycle");
        process.destroy();
        assertThat(process.waitFor()).isEqualTo(143);
    }

    @Test
    void aDeniedStepEndsTheRun() throws IOException {
        runFile("act", "rm -r .", "verify", "true");
        write(
                ".loki/policies.yaml",
                "pre_execution:\n  - name: no-rm\n    rule: \"command must not run [rm]\"\n    action: deny\n");
        Typed denied = run(Map.of());
        assertThat(denied.exitCode()).isEqualTo(1);
        assertThat(denied.err()).contains("denied: act 1: no-rm", "1 denied");
        Typed shown = run(Map.of(), "--dry-run");
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out()).contains("act 1: rm -r .", "deny: no-rm: ").doesNotContain("verify 1: true\n    ");
    }

    @Test
    void secretsOfTheOutputAreMaskedInTheLog() throws IOException {
        String key = "AKIA" + "Q3EG7ZT5LKMN2VB4";
        write("key", key + "\n");
        runFile("act", "cat key", "verify", "true");
        assertThat(run(Map.of()).out()).contains(key);
        try (Stream<Path> files = Files.walk(project.resolve(".loki"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).anyMatch(file -> file.endsWith("0001-act-1.log"));
            assertThat(all).allSatisfy(file -> assertThat(file).content().doesNotContain(key));
        }
    }

    @Test
    void whatIsWrongWithTheRunFileIsSaidWithLineAndField() throws IOException {
        write(".loki/run.yaml", "act: true\ngates:\n  - name: a\n    runs: b\n");
        Typed wrong = run(Map.of());
        assertThat(wrong.exitCode()).isEqualTo(3);
        assertThat(wrong.err())
                .contains(
                        "run.yaml:1: /act: expected a command",
                        "run.yaml:4: /gates/0/runs: unknown key",
                        "run.yaml:3: /gates/0/run: expected a command");
        assertThat(project.resolve(".loki/audit")).doesNotExist();
    }

    @Test
    void aWrongVariableIsSaid() throws IOException {
        runFile("act", "true", "verify", "true");
        Typed wrong = run(Map.of("LOKI_MAX_ITERATIONS", "0", "LOKI_MAX_DURATION", "soon"));
        assertThat(wrong.exitCode()).isEqualTo(3);
        assertThat(wrong.err())
                .contains("LOKI_MAX_ITERATIONS: expected a whole", "LOKI_MAX_DURATION: expected a whole");
    }

    @Test
    void theCycleIsShownAsJson() throws Exception {
        runFile("act", "true", "verify", "true", "max_iterations", "7");
        Typed shown = run(Map.of("LOKI_MAX_DURATION", "60"), "--dry-run", "--json");
        assertThat(new JacksonJsonReader()
                        .readStrict(shown.out().getBytes(StandardCharsets.UTF_8))
                        .toString())
                .contains("\"maxIterations\":7,\"maxDurationSeconds\":60,\"iteration\":1,\"next\":\"act 1\"");
        assertThat(project.resolve(".loki/state")).doesNotExist();
    }

    @Test
    void aCycleIsNotRunWithoutARunFileOrBesideACommand() throws IOException {
        Typed none = run(Map.of());
        assertThat(none.exitCode()).isEqualTo(64);
        assertThat(none.err()).contains("expected a COMMAND, or ", "run.yaml, which says what is run");
        runFile("act", "true", "verify", "true");
        assertThat(Typed.in(project, "run", "--resume", "true").err()).contains("not for a command");
        Typed nothing = run(Map.of(), "--resume");
        assertThat(nothing.exitCode()).isEqualTo(3);
        assertThat(nothing.err()).contains("--resume: no cycle was begun");
        assertThat(run(Map.of()).exitCode()).isZero();
        assertThat(run(Map.of(), "--resume").err()).contains("the last cycle has finished");
    }

    @Test
    void onlyACycleThatWasStoppedOnItsWayIsSpokenOf() throws IOException {
        String spoken = "the last cycle was stopped or interrupted";
        runFile("act", "true", "verify", "test -e ok", "deploy", "test -e ok", "max_iterations", "1");
        assertThat(run(Map.of()).exitCode()).isEqualTo(20);
        assertThat(run(Map.of()).err()).doesNotContain(spoken);
        write("ok", "");
        assertThat(run(Map.of()).err()).contains("cycle finished").doesNotContain(spoken);
        assertThat(run(Map.of()).err()).contains("cycle finished").doesNotContain(spoken);
        runFile("act", "true", "verify", "true", "deploy", "exit 3");
        assertThat(run(Map.of()).err()).contains("deployment failed: deploy 1 failed, exit code 3");
        assertThat(run(Map.of()).err()).contains(spoken);
        assertThat(run(Map.of(), "--quiet").err()).doesNotContain(spoken);
    }

    @Test
    void whatEachStepCameToIsSaidAndWhatALimitIsRaisedBy() throws IOException {
        runFile("act", "true", "verify", "true", "max_iterations", "1");
        write(
                ".loki/run.yaml",
                read(".loki/run.yaml")
                        + "gates:\n  - {name: unit, run: echo 3 of 4; exit 1}\n"
                        + "  - {name: style, run: exit 2, required: false}\n");
        assertThat(run(Map.of()).err())
                .contains(
                        "loki: iteration 1, act 1: done",
                        "loki: iteration 1, verify 1: passed",
                        "loki: iteration 1, gate unit: failed, exit code 1: 3 of 4",
                        "loki: iteration 1, gate style: failed, exit code 2 (not required)",
                        "in 1 iteration; gates not passed in the last: unit; to go further, raise max_iterations in the run"
                                + " file and start anew, without --resume");
        Typed again = run(Map.of(), "--resume");
        assertThat(again.exitCode()).isEqualTo(20);
        assertThat(again.err()).contains("gates not passed in the last: unit", "start anew, without --resume");
    }

    private Typed run(Map<String, String> variables, String... options) {
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(List.of(options));
        return Typed.in(project, variables, new byte[0], arguments.toArray(String[]::new));
    }

    private record Ended(int code, String out, String err) {}

    private Ended ended(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), out, read("err"));
    }

    private Process launch(Map<String, String> variables, String... options) throws IOException {
        Process process = builder(variables, options)
                .redirectError(project.resolve("err").toFile())
                .start();
        manager = process;
        return process;
    }

    private ProcessBuilder builder(Map<String, String> variables, String... options) {
        List<String> line = new ArrayList<>(List.of(launcher.toString(), "run"));
        line.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(line).directory(project.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().putAll(variables);
        return builder;
    }

    private void copyTheExample() throws IOException {
        Path example = Path.of(System.getProperty("loki.root"), "examples/rarv");
        for (String file : List.of("agent.sh", "leap.sh", "test.sh", ".loki/run.yaml", ".loki/policies.yaml")) {
            Files.copy(example.resolve(file), project.resolve(file));
        }
    }

    private static String request(String said, String after) {
        Matcher id = Pattern.compile(after + "(apr-[0-9]+-[a-z0-9]{6})").matcher(said);
        assertThat(id.find()).as(said).isTrue();
        return id.group(1);
    }

    /** A cycle in a process of its own that has said which approval it waits for. */
    private final class Waiting {

        private final Process process;
        private final BufferedReader err;
        private final String notice;
        private final String request;

        Waiting(Map<String, String> variables, String... options) throws IOException {
            process = builder(variables, options)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            manager = process;
            err = process.errorReader(StandardCharsets.UTF_8);
            StringBuilder said = new StringBuilder();
            String line = err.readLine();
            while (line != null && !line.contains("waiting for approval ")) {
                said.append(line).append('\n');
                line = err.readLine();
            }
            assertThat(line).as(said.toString()).isNotNull();
            notice = String.valueOf(line);
            request = request(notice, "waiting for approval ");
        }

        String said() {
            return err.lines().collect(Collectors.joining("\n"));
        }
    }

    private void runFile(String... members) throws IOException {
        StringBuilder yaml = new StringBuilder();
        for (int i = 0; i < members.length; i += 2) {
            String value = members[i + 1];
            boolean isPlain = value.startsWith("['") || members[i].startsWith("max_");
            yaml.append(members[i])
                    .append(": ")
                    .append(isPlain ? value : quoted(value))
                    .append('\n');
        }
        write(".loki/run.yaml", yaml.toString());
    }

    private static String quoted(String command) {
        return "'" + command.replace("'", "''") + "'";
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(project.resolve(file), text);
    }

    private String read(String file) throws IOException {
        return Files.readString(project.resolve(file));
    }
}
