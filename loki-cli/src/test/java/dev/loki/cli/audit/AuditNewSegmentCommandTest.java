package dev.loki.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Launcher;
import dev.loki.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditNewSegmentCommandTest {

    @TempDir
    private Path project;

    @Test
    void anOperatorGoesOnAfterDamage() throws IOException {
        damagedChain();
        assertThat(deny().out()).contains("audit_failure").contains("loki audit new-segment --reason TEXT");

        Typed typed = Typed.in(project, "audit", "new-segment", "--reason", "a file was deleted");
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).isEqualToIgnoringNewLines("new chain started; the old chain is kept as audit-1.jsonl");
        assertThat(Files.readString(audit().resolve("audit-1.jsonl"))).isEqualTo("{}\n");

        assertThat(deny().out()).doesNotContain("audit_failure");
        assertThat(Typed.in(project, "audit", "verify").out()).contains("chain valid, 2 entries");
        assertThat(Typed.in(project, "audit", "list", "--what", "segment_start").out())
                .contains("a file was deleted");
    }

    @Test
    void anAgentWithinARunCannot() throws IOException {
        damagedChain();
        Typed typed = Typed.in(
                project, Map.of("LOKI_SESSION_ID", "abc"), new byte[0], "audit", "new-segment", "--reason", "mine");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("LOKI_SESSION_ID: this is a governed run");
        assertThat(audit().resolve("audit-1.jsonl")).doesNotExist();
    }

    @Test
    void anAgentThatUnsetsItsSessionCannotEither(@TempDir Path scratch) throws Exception {
        Path launcher = Launcher.in(scratch);
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(
                project.resolve("agent.sh"),
                "env -u LOKI_SESSION_ID \"$LOKI\" audit new-segment --reason mine; echo $? > code");
        ProcessBuilder run = new ProcessBuilder(launcher.toString(), "run", "--", "sh", "agent.sh")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("said").toFile());
        run.environment().clear();
        run.environment().putAll(Map.of("PATH", System.getenv("PATH"), "LOKI", launcher.toString()));

        assertThat(run.start().waitFor()).isZero();
        assertThat(project.resolve("code")).hasContent("3");
        assertThat(scratch.resolve("said")).content().contains("starting a new segment is an operator's to do");
        assertThat(audit().resolve("audit-1.jsonl")).doesNotExist();
    }

    @Test
    void aReasonIsNotBlank() throws IOException {
        damagedChain();
        Typed typed = Typed.in(project, "audit", "new-segment", "--reason", " ");

        assertThat(typed.exitCode()).isEqualTo(64);
        assertThat(typed.err()).contains("--reason: expected why the chain is begun anew");
        assertThat(audit().resolve("audit-1.jsonl")).doesNotExist();
    }

    @Test
    void thereMustBeAChain() {
        Typed typed = Typed.in(project, "audit", "new-segment", "--reason", "why not");

        assertThat(typed.exitCode()).isEqualTo(70);
        assertThat(typed.err()).contains("there is no chain yet");
    }

    /** A policy file that cannot be read denies, and a denial is recorded. */
    private Typed deny() throws IOException {
        Files.writeString(project.resolve(".loki/policies.json"), "{");
        return Typed.in(project, "policy", "check", "pre_execution", "{}");
    }

    private void damagedChain() throws IOException {
        Files.createDirectories(audit());
        Files.writeString(audit().resolve("audit.jsonl"), "{}\n");
    }

    private Path audit() {
        return project.resolve(".loki/audit");
    }
}
