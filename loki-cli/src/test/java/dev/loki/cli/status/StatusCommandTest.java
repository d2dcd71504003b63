package dev.loki.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Typed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {

    private static final Map<String, String> NARROW = Map.of("COLUMNS", "80");

    private static final String POLICIES = """
            policies:
              pre_execution:
                - name: project-boundary
                  rule: "file_path must start with project_dir"
                  action: deny
                - name: agent-limit
                  rule: "active_agents <= 5"
                  action: require_approval
              resource:
                - name: a-budget-with-a-long-name
                  max_tokens: 1000
                  on_exceed: warn
            """;

    @TempDir
    private Path folder;

    @Test
    void showsOnOneScreenHowThingsStand() throws IOException {
        govern();
        Typed status = Typed.in(folder, NARROW, new byte[0], "status");
        assertThat(status.exitCode()).as(status.err()).isZero();
        assertThat(status.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(settled(status.out())).isEqualTo("""
                        project    FOLDER
                        run        SESSION  began AGO
                                   command ended, exit code 0, AGO
                                   $ sh -c 'exit 0'
                                   last entry: approval_requested  ID, AGO
                        audit      chain valid, 6 entries, checked in TIME
                        budgets    a-budget-with...  [########............]   42 %  420 of 1,000 tokens
                        approvals  ID  default  30 min 00 s left  pre_execution...
                        denials    AGO  project-boundary: /etc/passwd REST
                        events     N pending, N in the last minute
                        """);
        assertThat(Typed.in(folder, "status", "--json").out())
                .contains("\"outcome\":\"command_ended\",\"exit_code\":0,\"last_entry\":\"approval_requested\"")
                .contains("\"chain\":{\"valid\":true,\"entries\":6,")
                .contains("\"percentage\":42")
                .contains("\"troubles\":[]");
    }

    @Test
    void leavesNothingBehindInAnEmptyFolder() {
        Typed status = Typed.in(folder, "status");
        assertThat(status.exitCode()).isZero();
        assertThat(status.out()).contains("run        none so far").contains("budgets    none set");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysThatTheChainDoesNotHoldAndWhatCannotBeRead() throws IOException {
        govern();
        Path chain = folder.resolve(".loki/audit/audit.jsonl");
        Files.writeString(chain, Files.readString(chain).replaceFirst("session_end", "session_emd"));
        Typed broken = Typed.in(folder, "status");
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.out()).contains("audit      chain broken at line 2: ").contains("see loki audit verify");
        Files.writeString(folder.resolve(".loki/policies.yaml"), "nonsense");
        assertThat(Typed.in(folder, "status").out()).contains("trouble    the policies cannot be understood");
    }

    @Test
    void saysThatWhatIsKeptOfApprovalsCannotBeRead() throws IOException {
        govern();
        Files.writeString(folder.resolve(".loki/state/approvals.journal"), "damaged\n");

        Typed status = Typed.in(folder, "status");
        assertThat(status.exitCode()).isEqualTo(70);
        assertThat(status.err()).doesNotContain("internal error");
        assertThat(status.out()).contains("trouble    cannot read the approvals in ", "audit      chain valid");

        Typed json = Typed.in(folder, "status", "--json");
        assertThat(json.exitCode()).isEqualTo(70);
        assertThat(json.out().lines()).singleElement().asString().contains("\"troubles\":[\"cannot read the approvals");
        assertThat(Typed.in(folder, "top", "--count", "1").out()).contains("trouble    cannot read the approvals in ");
    }

    @Test
    void topShowsItAgainAndAgain() throws IOException {
        govern();
        Typed top = Typed.in(folder, NARROW, new byte[0], "top", "--count", "2");
        assertThat(top.exitCode()).isZero();
        assertThat(top.out().lines().filter(line -> line.startsWith("project ")))
                .hasSize(2);
        assertThat(top.out()).doesNotContain("\u001b");
        Typed lines = Typed.in(folder, "top", "--count", "1", "--json");
        assertThat(lines.out().lines()).singleElement().asString().startsWith("{\"project\":");
    }

    /** A run, a denial, a question and some tokens. */
    private void govern() throws IOException {
        Files.createDirectories(folder.resolve(".loki"));
        Files.writeString(folder.resolve(".loki/policies.yaml"), POLICIES);
        assertThat(Typed.in(folder, "run", "--quiet", "--", "sh", "-c", "exit 0")
                        .exitCode())
                .isZero();
        Typed.in(folder, "policy", "check", "pre_execution", "{\"file_path\":\"/etc/passwd\"}");
        Typed.in(
                folder,
                Map.of(),
                "{\"active_agents\":6}".getBytes(StandardCharsets.UTF_8),
                "policy",
                "check",
                "--claim",
                "pre_execution",
                "-");
        assertThat(Typed.in(folder, "budget", "record", "--tokens-in", "420").exitCode())
                .isZero();
    }

    /** Without what differs from one time to the next. */
    private static String settled(String screen) {
        return screen.replaceAll("(?m)^project .*$", "project    FOLDER")
                .replaceAll("\\b[0-9a-f]{32}\\b", "SESSION")
                .replaceAll("apr-[0-9a-z-]+", "ID")
                .replaceAll("boundary: /etc/passwd .*", "boundary: /etc/passwd REST")
                .replaceAll("just now|\\d+ s ago", "AGO")
                .replaceAll("(30 min 00|29 min 5\\d) s left", "30 min 00 s left")
                .replaceAll("checked in .*", "checked in TIME")
                .replaceAll("events     \\d+ pending, \\d+ in", "events     N pending, N in");
    }
}
