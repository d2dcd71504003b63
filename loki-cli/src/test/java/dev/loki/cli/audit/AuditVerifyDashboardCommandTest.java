package dev.loki.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.cli.Typed;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditVerifyDashboardCommandTest {

    @TempDir
    private Path home;

    @TempDir
    private Path project;

    private Map<String, String> environment() {
        return Map.of("HOME", home.toString(), "LOKI_AUDIT_ENABLED", "true");
    }

    private Typed verify(String... more) {
        String[] arguments = Stream.concat(Stream.of("audit", "verify-dashboard"), Stream.of(more))
                .toArray(String[]::new);
        return Typed.in(project, environment(), new byte[0], arguments);
    }

    private void controlPlaneLogs(String... actions) {
        try (LokiEnterprise loki = LokiEnterprise.forControlPlane(environment(), project)) {
            for (String action : actions) {
                loki.dashboard().log(DashboardEvent.of(action, "project").by("alice"));
            }
        }
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve(".loki/dashboard/audit"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void anIntactLogIsIntact() throws IOException {
        controlPlaneLogs("create", "delete");

        assertThat(verify().out()).contains("chain intact, 2 entries in 1 files");
        assertThat(verify().exitCode()).isZero();
        assertThat(verify(file().toString(), "--json").out())
                .contains("{\"valid\":true,\"entries_checked\":2,\"first_tampered_line\":null");
        assertThat(Typed.in(project, "audit", "list", "--what", "chain_anchor").out())
                .contains("chain_anchor");
    }

    @Test
    void aLogThatWasCutShortIsTamperedWith() throws IOException {
        controlPlaneLogs("create", "delete");
        Files.writeString(file(), Files.readAllLines(file()).get(0) + "\n");

        assertThat(verify().exitCode()).isEqualTo(1);
        assertThat(verify().out()).contains("TAMPERED", "the agent chain says");
    }

    @Test
    void theControlPlaneKeepsNoLogThatIsForbidden() {
        Map<String, String> environment =
                Map.of("HOME", home.toString(), "LOKI_ENTERPRISE_AUDIT", "true", "LOKI_AUDIT_DISABLED", "true");
        try (LokiEnterprise loki = LokiEnterprise.forControlPlane(environment, project)) {
            assertThat(loki.dashboard().log(DashboardEvent.of("create", "project")))
                    .isEmpty();
        }
        assertThat(home.resolve(".loki")).doesNotExist();
    }

    @Test
    void aRunReportThatIsChangedOrMissingIsFound() throws IOException {
        Typed.in(project, environment(), new byte[0], "run", "--", "sh", "-c", "exit 3");
        assertThat(verify().out()).contains("run reports intact, 1 on record");
        Path report;
        try (Stream<Path> files = Files.list(project.resolve(".loki/reports"))) {
            report = files.findFirst().orElseThrow();
        }
        String text = Files.readString(report);
        assertThat(text).contains("\"exit_code\":3", "\"outcome\":\"command_ended\"", "\"audit_first\":{\"seq\":0,");

        Files.writeString(report, text.replace("\"exit_code\":3", "\"exit_code\":0"));
        assertThat(verify().out()).contains("the report was changed");
        assertThat(verify().exitCode()).isEqualTo(1);
        Files.delete(report);
        assertThat(verify().out()).contains("the report is missing");
    }
}
