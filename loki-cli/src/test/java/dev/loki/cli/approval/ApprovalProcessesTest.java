package dev.loki.cli.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.AgentAbove;
import dev.loki.cli.Program;
import dev.loki.cli.Typed;
import dev.loki.domain.approval.ApprovalRefusal;
import dev.loki.domain.approval.ApprovalRefusedException;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.ApprovalState;
import dev.loki.testing.Executables;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that wait for a person, by real processes: asked here, killed, started again, granted there. */
@Order(1)
@Timeout(180)
class ApprovalProcessesTest {

    private static final Pattern WAITING = Pattern.compile("loki: waiting for approval (apr-[0-9]+-[a-z0-9]{6}),.*");
    private static final String POLICIES = """
            pre_execution:
              - name: deploys-ask
                rule: command must not run [deploy]
                action: require_approval
            """;

    @TempDir
    private Path project;

    @BeforeEach
    void writeTheProject() throws IOException {
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(project.resolve(".loki/policies.yaml"), POLICIES);
        Executables.write(project.resolve("deploy"), "#!/bin/sh\necho \"ran $*\" >> done.txt\n");
    }

    @Test
    void askedKilledAskedAgainAndGrantedElsewhereTheActionHappensOnce() throws Exception {
        Waiting killed = new Waiting("--now");
        killed.process.destroyForcibly().waitFor();

        Waiting restarted = new Waiting("--now");
        assertThat(restarted.id).isEqualTo(killed.id);
        agentCannotGrant(restarted.id);
        assertThat(restarted.process.isAlive()).isTrue();
        answering(loki -> loki.approvals().grant(restarted.id, "a person"));
        assertThat(restarted.exitCode()).isZero();
        assertThat(project.resolve("done.txt")).hasContent("ran --now");

        Waiting other = new Waiting("--now", "--force");
        assertThat(other.id).isNotEqualTo(restarted.id);
        answering(loki -> loki.approvals().reject(other.id, "no force", null));
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.said).anyMatch(line -> line.contains("is rejected by") && line.contains("no force"));
        assertThat(project.resolve("done.txt")).hasContent("ran --now");
        answering(loki -> assertThat(loki.approvals().list())
                .extracting(ApprovalRequest::state)
                .containsExactly(ApprovalState.CONSUMED, ApprovalState.REJECTED));
        assertThat(Typed.in(project, "audit", "list").out())
                .contains("approval_requested", "approval_approved", "approval_consumed", "approval_refused");
    }

    @Test
    void policiesThatChangeMeanwhileAreNotThoseItWasGrantedFor() throws Exception {
        Waiting waiting = new Waiting("--now");
        Files.writeString(project.resolve(".loki/policies.yaml"), "# changed\n", StandardOpenOption.APPEND);
        answering(loki -> loki.approvals().grant(waiting.id, null));
        assertThat(waiting.exitCode()).isEqualTo(1);
        assertThat(waiting.said).anyMatch(line -> line.contains("another version of the policies"));
        assertThat(project.resolve("done.txt")).doesNotExist();
    }

    @Test
    void aSignalEndsTheWaitingCleanly() throws Exception {
        Waiting waiting = new Waiting("--now");
        waiting.process.toHandle().destroy(); // the process itself would close its streams
        assertThat(waiting.exitCode()).isEqualTo(143);
        assertThat(waiting.said).anyMatch(line -> line.contains("SIGTERM came first"));
        answering(loki -> assertThat(loki.approvals().show(waiting.id).state()).isEqualTo(ApprovalState.CANCELLED));
        assertThat(Typed.in(project, "audit", "verify").exitCode()).isZero();
    }

    @Test
    void theSignalFileRejectsWhatWaits() throws Exception {
        Waiting waiting = new Waiting("--now");
        Files.createDirectories(project.resolve(".loki/signals"));
        Files.createFile(project.resolve(".loki/signals/POLICY_APPROVED"));
        Files.createFile(project.resolve(".loki/signals/POLICY_REJECTED"));
        assertThat(waiting.exitCode()).isEqualTo(1);
        assertThat(project.resolve(".loki/signals/handled/POLICY_REJECTED")).exists();
        assertThat(project.resolve("done.txt")).doesNotExist();
    }

    @Test
    void aHookClaimsWhatWasGrantedOnce() throws Exception {
        String call = "{\"hook_event_name\":\"PreToolUse\",\"tool_use_id\":\"%s\",\"tool_name\":\"Bash\","
                + "\"tool_input\":{\"command\":\"./deploy --now\"}}";
        Typed asked = check(call.formatted("a"), "--claim");
        assertThat(asked.exitCode()).isEqualTo(2);
        Matcher id = Pattern.compile("apr-[0-9]+-[a-z0-9]{6}").matcher(asked.out());
        assertThat(id.find()).isTrue();
        answering(loki -> loki.approvals().grant(id.group(), null));

        assertThat(check(call.formatted("b")).exitCode()).isEqualTo(2);
        Typed claimed = check(call.formatted("b"), "--claim");
        assertThat(claimed.exitCode()).isZero();
        assertThat(claimed.out()).contains("\"code\":\"approved\"", id.group());
        assertThat(check(call.formatted("c"), "--claim").exitCode()).isEqualTo(2);
    }

    @Test
    void withoutWaitingTheSameCommandGoesOnOnceItIsGranted() {
        Typed first = Typed.in(project, "run", "--", project.resolve("deploy").toString(), "1");
        assertThat(first.exitCode()).isEqualTo(2);
        Matcher id =
                Pattern.compile("loki approve grant (apr-[0-9]+-[a-z0-9]{6})").matcher(first.err());
        assertThat(id.find()).isTrue();
        answering(loki -> loki.approvals().grant(id.group(1), null));
        Typed second = Typed.in(project, "run", "--", project.resolve("deploy").toString(), "1");
        assertThat(second.exitCode()).isZero();
    }

    private Typed check(String context, String... options) {
        List<String> command = new ArrayList<>(List.of("policy", "check"));
        command.addAll(List.of(options));
        command.addAll(List.of("pre_execution", context));
        return Typed.in(project, command.toArray(String[]::new));
    }

    private void agentCannotGrant(String id) {
        Map<String, String> inside = Map.of("LOKI_SESSION_ID", "0123");
        try (LokiEnterprise loki = open(inside)) {
            assertThatExceptionOfType(ApprovalRefusedException.class)
                    .isThrownBy(() -> loki.approvals().grant(id, "boss"))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ApprovalRefusal.GOVERNED));
        }
    }

    private void answering(Answer answer) {
        try (LokiEnterprise loki = open(Map.of())) {
            answer.by(loki);
        } catch (ApprovalRefusedException e) {
            AgentAbove.skipIfRefused(String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private LokiEnterprise open(Map<String, String> environment) {
        return LokiEnterprise.forCommandLine(environment, Project.locate(project, environment, project), warning -> {});
    }

    private interface Answer {
        void by(LokiEnterprise loki);
    }

    /** A run of the deployment, in a process of its own, that has said what it waits for. */
    private final class Waiting {

        private final Process process;
        private final BufferedReader err;
        private final List<String> said = new ArrayList<>();
        private final String id;

        Waiting(String... arguments) throws IOException {
            List<String> command = new ArrayList<>(Program.command());
            command.addAll(List.of("run", "--", "./deploy"));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(project.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            Map<String, String> environment = new HashMap<>(builder.environment());
            environment.keySet().removeIf(name -> name.startsWith("LOKI_"));
            environment.put("LOKI_POLICY_APPROVAL_ENFORCE", "1");
            builder.environment().clear();
            builder.environment().putAll(environment);
            process = builder.start();
            err = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
            id = asked();
        }

        private String asked() throws IOException {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                said.add(line);
                Matcher waiting = WAITING.matcher(line);
                if (waiting.matches()) {
                    return waiting.group(1);
                }
            }
            throw new AssertionError("it never waited: " + said);
        }

        int exitCode() throws Exception {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                said.add(line);
            }
            return process.waitFor();
        }
    }
}
