package dev.loki.cli.residency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Typed;
import dev.loki.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where data may go, on the command line. */
class ResidencyCommandTest {

    private static final Map<String, String> GAP = Map.of("LOKI_AIR_GAPPED", "1");

    @TempDir
    private Path project;

    @Test
    void whereNothingIsSaidItSaysSo() {
        Typed typed = loki(Map.of(), "residency");
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).contains("air gap: off", "providers and regions are not restricted");
        assertThat(loki(Map.of(), "residency", "anybody").out()).startsWith("allowed: ");
    }

    @Test
    void theRulesAreShownWithWhereTheyStand() throws IOException {
        write("{\"allowed_providers\": [\"anthropic\"], \"allowed_regions\": [\"eu\"]}");
        assertThat(loki(GAP, "residency").out())
                .contains("air gap: on (LOKI_AIR_GAPPED)")
                .contains("residency.json:1: provider must be one of [anthropic], region must be one of [eu]");
        assertThat(loki(GAP, "residency", "--json").out())
                .contains("{\"origin\":\"residency.json:1\",\"allowed_providers\":[\"anthropic\"],\"allowed_regions\":"
                        + "[\"eu\"],\"air_gapped\":false}")
                .contains("\"airGap\":\"LOKI_AIR_GAPPED\"");
    }

    @Test
    void aProviderIsDecidedOn() throws IOException {
        write("{\"allowed_providers\": [\"anthropic\"], \"allowed_regions\": [\"eu\"]}");
        assertThat(loki(Map.of(), "residency", "Anthropic", "EU").exitCode()).isZero();
        Typed denied = loki(Map.of(), "residency", "anthropic");
        assertThat(denied.exitCode()).isEqualTo(ExitCode.DENIED);
        assertThat(denied.out()).startsWith("denied: residency: no region is named, and only these are allowed: eu");
        assertThat(loki(Map.of(), "residency", "openai", "eu", "--json").out())
                .contains("\"decision\":\"DENY\"", "\"airGap\":null");
        assertThat(loki(Map.of(), "audit", "list").out()).contains("policy_deny");
    }

    @Test
    void whatIsNotUnderstoodDeniesEverythingAndIsTold() throws IOException {
        write("{\"allowed_regions\": [\"eu\"");
        Typed shown = loki(Map.of(), "residency");
        assertThat(shown.exitCode()).isEqualTo(ExitCode.DENIED);
        assertThat(shown.out()).contains("air gap: on (not understood:", "everything is denied:", "residency.json:1");
        Typed check = loki(Map.of(), "policy", "check", "data", "{\"content\":\"x\"}");
        assertThat(check.exitCode()).isEqualTo(ExitCode.DENIED);
        assertThat(check.out()).contains("residency.json:1", "\"code\":\"policy_error\"");
        assertThat(loki(Map.of(), "run", "true").exitCode()).isEqualTo(ExitCode.DENIED);
    }

    @Test
    void aCheckSaysThatTheAirGapIsOn() {
        Typed denied = loki(GAP, "policy", "check", "resource", "{\"provider\":\"openai\"}");
        assertThat(denied.exitCode()).isEqualTo(ExitCode.DENIED);
        assertThat(denied.out()).contains("\"airGap\":\"LOKI_AIR_GAPPED\"", "only ollama and local may be called");
        assertThat(loki(GAP, "policy", "check", "resource", "{\"provider\":\"ollama\"}")
                        .exitCode())
                .isZero();
        assertThat(loki(GAP, "policy", "explain", "resource", "{\"provider\":\"openai\"}")
                        .out())
                .contains("residency", "LOKI_AIR_GAPPED");
    }

    @Test
    void aRunSaysThatTheAirGapIsOn() {
        Typed run = loki(GAP, "run", "--", "true");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("  air gap    on (LOKI_AIR_GAPPED): Loki sends nothing; other programs are not kept from it");
        assertThat(loki(Map.of(), "run", "--", "true").err()).doesNotContain("air gap");
        assertThat(loki(GAP, "run", "--json", "--", "true").err()).contains("\"airGap\":\"LOKI_AIR_GAPPED\"");
    }

    @Test
    void theDoctorSaysThatTheAirGapIsOn() {
        assertThat(loki(GAP, "integrations", "doctor").out()).contains("air gap    on (LOKI_AIR_GAPPED)");
    }

    @Test
    void aReceiverElsewhereIsAnErrorOfConfiguration() {
        Typed typed = loki(Map.of("LOKI_AIRGAP", "on", "LOKI_AUDIT_SYSLOG_HOST", "siem.example"), "run", "--", "true");
        assertThat(typed.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(typed.err()).contains("LOKI_AUDIT_SYSLOG_HOST: the air gap is on (LOKI_AIRGAP)");
    }

    private Typed loki(Map<String, String> environment, String... arguments) {
        return Typed.in(project, environment, new byte[0], arguments);
    }

    private void write(String residency) throws IOException {
        Files.writeString(Files.createDirectories(project.resolve(".loki")).resolve("residency.json"), residency);
    }
}
