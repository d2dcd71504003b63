package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that lead out of the machine, where nothing may leave it. */
class AirGapTest {

    private static final String WITNESS_KEY = "witness.example+5e3ffbc9+BBpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    @TempDir
    private Path project;

    private final List<String> warnings = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "LOKI_AUDIT_SYSLOG_HOST, siem.example",
        "LOKI_AUDIT_SYSLOG_HOST, 10.1.2.3",
        "LOKI_AUDIT_SYSLOG_HOST, 127.1",
        "LOKI_SPLUNK_HEC_URL, https://splunk.example:8088",
        "LOKI_SPLUNK_HEC_URL, http://localhost.evil.example:8088",
        "LOKI_AUDIT_WITNESS_URL, https://witness.example",
        "LOKI_EVENTS_KAFKA_BOOTSTRAP, kafka.example:9092",
        "LOKI_EVENTS_KAFKA_BOOTSTRAP, 'localhost:9092,kafka.example:9092'",
    })
    void aReceiverElsewhereIsAnErrorThatNamesTheVariable(String variable, String value) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> open(gapped(variable, value)))
                .satisfies(error -> assertThat(error.problems())
                        .containsExactly(variable
                                + ": the air gap is on (LOKI_AIR_GAPPED), and this leads out of the machine; expected"
                                + " 127.0.0.1, ::1 or localhost. Take the variable out, or name a receiver on this"
                                + " machine"));
        assertThatCode(() -> open(environment(variable, value)).close()).doesNotThrowAnyException();
    }

    @Test
    void everyVariableThatLeadsOutIsNamedAtOnce() {
        Map<String, String> environment = gapped("LOKI_AUDIT_SYSLOG_HOST", "siem.example");
        environment.putAll(environment("LOKI_SPLUNK_HEC_URL", "https://splunk.example:8088"));
        environment.put("LOKI_EVENTS_KAFKA_BOOTSTRAP", "kafka.example:9092");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> open(environment))
                .satisfies(error -> assertThat(error.problems()).hasSize(3));
    }

    @ParameterizedTest
    @CsvSource({
        "LOKI_AUDIT_SYSLOG_HOST, 127.0.0.1",
        "LOKI_AUDIT_SYSLOG_HOST, ::1",
        "LOKI_SPLUNK_HEC_URL, https://localhost:8088",
        "LOKI_SPLUNK_HEC_URL, 'http://[::1]:8088'",
        "LOKI_AUDIT_WITNESS_URL, http://127.0.0.1:7777",
        "LOKI_EVENTS_KAFKA_BOOTSTRAP, 'localhost:9092,[::1]:9093'",
    })
    void aReceiverOnThisMachineIsFine(String variable, String value) {
        assertThatCode(() -> open(gapped(variable, value)).close()).doesNotThrowAnyException();
    }

    @Test
    void aFileThatSwitchesTheAirGapOnIsNamedToo() throws IOException {
        write("residency.json", "{\n\"air_gapped\": true}");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> open(environment("LOKI_AUDIT_SYSLOG_HOST", "siem.example")))
                .withMessageContaining("the air gap is on (residency.json:1)");
    }

    @Test
    void aFileThatIsNotUnderstoodCountsAsOneThatSwitchesItOn() throws IOException {
        write("residency.json", "{\"air_gapped\": fal");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> open(environment("LOKI_AUDIT_SYSLOG_HOST", "siem.example")))
                .withMessageContaining("not understood:")
                .withMessageContaining("residency.json:1");
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("everything is denied, and the air gap is on: ")
                .contains("residency.json:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOKI_AIR_GAPPED", "LOKI_AIRGAP"})
    void eitherVariableSwitchesItOn(String variable) {
        try (LokiEnterprise loki = open(Map.of(variable, "yes"))) {
            assertThat(loki.residency().residency().airGap()).contains(variable);
        }
    }

    @Test
    void aVariableThatIsNeitherOnNorOffIsAnError() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> open(Map.of("LOKI_AIR_GAPPED", "true", "LOKI_AIRGAP", "maybe")))
                .withMessageContaining("LOKI_AIRGAP: expected true");
    }

    @Test
    void aVariableDoesNotSwitchOffWhatAFileSwitchesOn() throws IOException {
        write("config.yaml", "residency:\n  air_gapped: true\n");
        try (LokiEnterprise loki = open(Map.of("LOKI_AIR_GAPPED", "false", "LOKI_AIRGAP", "0"))) {
            assertThat(loki.residency().residency().isAirGapped()).isTrue();
            assertThat(loki.residency().checkProvider("anthropic", "eu").allowed())
                    .isFalse();
        }
    }

    @Test
    void settingsOfKafkasThatAskOthersAreErrors() throws IOException {
        Path config = Files.writeString(project.resolveSibling(project.getFileName() + ".properties"), """
                security.protocol=SASL_SSL
                sasl.mechanism=OAUTHBEARER
                sasl.oauthbearer.token.endpoint.url=https://login.example/token
                """);
        Map<String, String> environment = gapped("LOKI_EVENTS_KAFKA_BOOTSTRAP", "localhost:9092");
        environment.put("LOKI_EVENTS_KAFKA_CONFIG", config.toString());
        try (LokiEnterprise loki = open(environment)) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> loki.keptEvents().bridge())
                    .withMessageContaining("sasl.mechanism may lead out of the machine")
                    .withMessageContaining("sasl.oauthbearer.token.endpoint.url may lead out of the machine");
        } finally {
            Files.delete(config);
        }
    }

    private LokiEnterprise open(Map<String, String> environment) {
        return LokiEnterprise.forCommandLine(environment, Project.in(project, Map.of()), warnings::add);
    }

    private static Map<String, String> gapped(String variable, String value) {
        Map<String, String> environment = environment(variable, value);
        environment.put("LOKI_AIR_GAPPED", "true");
        return environment;
    }

    private static Map<String, String> environment(String variable, String value) {
        Map<String, String> environment = new HashMap<>(Map.of(variable, value));
        if (variable.equals("LOKI_SPLUNK_HEC_URL")) {
            environment.put("LOKI_SPLUNK_HEC_TOKEN", "no-secret");
        }
        if (variable.equals("LOKI_AUDIT_WITNESS_URL")) {
            environment.put("LOKI_AUDIT_WITNESS_KEY", WITNESS_KEY);
        }
        return environment;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(project.resolve(".loki")).resolve(name), text);
    }
}
