package dev.loki.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.loki.domain.trace.Sampler;
import dev.loki.domain.trace.TraceContext;
import dev.loki.ports.event.Retention;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final CheckpointSettings NOTHING_SIGNED =
            new CheckpointSettings(null, null, 1_000, Duration.ofMinutes(5), null, null, null);

    @Test
    void allThatIsWrongAboutCheckpointsIsReported() {
        Map<String, String> environment = Map.of(
                "LOKI_AUDIT_ORIGIN", "two words",
                "LOKI_AUDIT_CHECKPOINT_ENTRIES", "0",
                "LOKI_AUDIT_CHECKPOINT_MINUTES", "often",
                "LOKI_AUDIT_WITNESS_URL", "ftp://witness.example",
                "LOKI_AUDIT_WITNESS_KEY", "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        assertThat(Reading.problems(environment))
                .anyMatch(problem -> problem.startsWith("LOKI_AUDIT_ORIGIN: expected a name"))
                .anyMatch(problem -> problem.startsWith("LOKI_AUDIT_CHECKPOINT_ENTRIES: expected a whole number"))
                .anyMatch(problem -> problem.startsWith("LOKI_AUDIT_CHECKPOINT_MINUTES"))
                .anyMatch(problem -> problem.startsWith("LOKI_AUDIT_WITNESS_URL"))
                .anyMatch(problem -> problem.contains("of signature type 4"));
    }

    @Test
    void aWitnessNeedsBothItsAddressAndItsKey() {
        assertThat(Reading.problems(Map.of("LOKI_AUDIT_WITNESS_URL", "https://witness.example")))
                .containsExactly("LOKI_AUDIT_WITNESS_KEY: expected where LOKI_AUDIT_WITNESS_URL is set");
    }

    @Test
    void emptyEnvironmentAsksForNothing() {
        Settings settings = Reading.of(Map.of());
        assertThat(settings)
                .isEqualTo(new Settings(
                        false,
                        "always",
                        null,
                        settings.dashboard(),
                        new EventSettings(false, true, false, Retention.DEFAULT, null),
                        new PolicyVariables(List.of(), List.of(), null),
                        new BudgetSettings(null, null, true, true, null),
                        settings.approvals(),
                        null,
                        null,
                        null,
                        NOTHING_SIGNED,
                        null,
                        null,
                        null,
                        new TraceSettings(Sampler.DEFAULT, TraceContext.NONE, null, true, List.of()),
                        3_000,
                        new WorkflowSettings(
                                "",
                                null,
                                "",
                                "",
                                "",
                                null,
                                null,
                                List.of("claude", "codex", "gemini"),
                                "loki-mode",
                                Map.of(),
                                List.of()),
                        settings.integrations(),
                        settings.places()));
    }

    @Test
    void howManyAuditEntriesTheTelemetryOfAgentsMayMakeCanBeSet() {
        assertThat(Reading.of(Map.of("LOKI_TELEMETRY_AUDIT_PER_MINUTE", "7")).toldEntries())
                .isEqualTo(7);
        assertThat(Reading.problems(Map.of("LOKI_TELEMETRY_AUDIT_PER_MINUTE", "0")))
                .singleElement(STRING)
                .startsWith("LOKI_TELEMETRY_AUDIT_PER_MINUTE: expected");
    }

    @Test
    void theDashboardsLogHasTheOriginalsLimits() {
        DashboardSettings dashboard = Reading.of(Map.of("HOME", "/home/tester")).dashboard();
        assertThat(dashboard)
                .isEqualTo(new DashboardSettings(
                        false, false, true, 10, 10, Path.of("/home/tester/.loki/dashboard/audit")));
    }

    @Test
    void theDashboardsLogIsBelowTheDataFolderThatIsNamed() {
        assertThat(Reading.of(Map.of("HOME", "/home/tester", "LOKI_DATA_DIR", "/srv/loki"))
                        .dashboard()
                        .folder())
                .isEqualTo(Path.of("/srv/loki/dashboard/audit"));
    }

    @Test
    void aDataFolderThatIsRelativeIsAnErrorBecauseProjectsShareIt() {
        assertThat(Reading.problems(Map.of("LOKI_DATA_DIR", "data")))
                .singleElement(STRING)
                .startsWith("LOKI_DATA_DIR: expected an absolute path");
    }

    @Test
    void limitsOfTheDashboardsLogThatMakeNoSenseAreErrors() {
        Map<String, String> environment = Map.of(
                "LOKI_AUDIT_MAX_SIZE_MB", "0", "LOKI_AUDIT_MAX_FILES", "many", "LOKI_AUDIT_NO_INTEGRITY", "perhaps");
        assertThat(Reading.problems(environment)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "yes", "on", "TRUE", " On "})
    void manyWordsMeanOn(String word) {
        assertThat(Reading.of(Map.of("LOKI_AUDIT_ENABLED", word)).audit()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "0", "no", "off", "", " "})
    void manyWordsMeanOff(String word) {
        assertThat(Reading.of(Map.of("LOKI_AUDIT_ENABLED", word)).audit()).isFalse();
    }

    @Test
    void whatIsNeitherIsAnErrorAndAllErrorsAreReportedAtOnce() {
        Map<String, String> environment =
                Map.of("LOKI_AUDIT_ENABLED", "maybe", "LOKI_EVENTS_ENABLED", "2", "LOKI_SESSION_ID", "../../etc");
        assertThat(Reading.problems(environment))
                .hasSize(3)
                .anyMatch(problem -> problem.startsWith("LOKI_AUDIT_ENABLED: expected true"))
                .anyMatch(problem -> problem.startsWith("LOKI_EVENTS_ENABLED"))
                .anyMatch(problem -> problem.startsWith("LOKI_SESSION_ID"));
    }

    @Test
    void auditIsSyncedAlwaysUnlessTheVariableSaysOtherwise() {
        assertThat(Reading.of(Map.of("LOKI_AUDIT_SYNC", "Interval")).auditSync())
                .isEqualTo("interval");
        assertThat(Reading.problems(Map.of("LOKI_AUDIT_SYNC", "never")))
                .containsExactly("LOKI_AUDIT_SYNC: expected one of always, interval, os");
    }

    @Test
    void theFingerprintKeysPathIsAbsolute() {
        assertThat(Reading.of(Map.of("LOKI_FINGERPRINT_KEY_FILE", "/keys/k")).fingerprintKey())
                .isEqualTo(Path.of("/keys/k"));
        assertThat(Reading.problems(Map.of("LOKI_FINGERPRINT_KEY_FILE", "keys/k")))
                .containsExactly("LOKI_FINGERPRINT_KEY_FILE: expected an absolute path");
    }

    @Test
    void enterpriseAuditWinsOverTheDashboardsSwitch() {
        Map<String, String> environment = Map.of("LOKI_ENTERPRISE_AUDIT", "true", "LOKI_AUDIT_DISABLED", "true");
        assertThat(Reading.of(environment).audit()).isTrue();
    }

    @Test
    void spoolOfTheRunIsObeyed() {
        Map<String, String> environment = Map.of("LOKI_SESSION_ID", "abc", "LOKI_SPOOL_DIR", "/p/spool/abc");
        assertThat(Reading.of(environment).spool()).isEqualTo(Path.of("/p/spool/abc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spool/abc", "/p/spool", "/p/spool/xabc", "/p/abc/..", "/", "", "/\0/abc"})
    void spoolThatIsRelativeOrAnothersIsNotObeyed(String folder) {
        Map<String, String> environment = Map.of("LOKI_SESSION_ID", "abc", "LOKI_SPOOL_DIR", folder);
        assertThat(Reading.of(environment).spool()).isNull();
    }

    @Test
    void spoolWithoutASessionIsNotObeyed() {
        assertThat(Reading.of(Map.of("LOKI_SPOOL_DIR", "/p/spool/abc")).spool()).isNull();
    }

    @Test
    void otelVariablesWithoutAnEndpointSwitchNothingOn() {
        assertThat(Reading.of(Map.of("OTEL_EXPORTER_OTLP_HEADERS", "garbage")).telemetry())
                .isNull();
    }

    @Test
    void brokenTraceparentStartsANewTrace() {
        assertThat(Reading.of(Map.of("TRACEPARENT", "garbage")).trace().outer().span())
                .isNull();
    }
}
