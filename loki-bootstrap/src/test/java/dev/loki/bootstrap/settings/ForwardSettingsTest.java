package dev.loki.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ForwardSettingsTest {

    @Test
    void aHostAloneMeansUdpAtPort514AndLocal0() {
        ForwardSettings settings = read(Map.of("LOKI_AUDIT_SYSLOG_HOST", "logs"));
        assertThat(settings.syslog())
                .isEqualTo(new ForwardSettings.Syslog(
                        "logs", 514, "udp", "local0", "rfc5424", "Autonomi", "Loki Mode", null, null, null, null));
        assertThat(settings.splunk()).isNull();
    }

    @Test
    void tlsHasAPortOfItsOwn() {
        ForwardSettings.Syslog syslog = read(Map.of("LOKI_AUDIT_SYSLOG_HOST", "logs", "LOKI_AUDIT_SYSLOG_PROTO", "TLS"))
                .syslog();
        assertThat(syslog).extracting(ForwardSettings.Syslog::port).isEqualTo(6514);
    }

    @Test
    void everyWrongVariableIsNamedAndNoSecretQuoted() {
        assertThat(Reading.problems(Map.of(
                        "LOKI_AUDIT_SYSLOG_HOST", "logs:514/x",
                        "LOKI_AUDIT_SYSLOG_PORT", "0",
                        "LOKI_AUDIT_SYSLOG_PROTO", "sctp",
                        "LOKI_SYSLOG_FACILITY", "LOCAL8",
                        "LOKI_AUDIT_SYSLOG_FORMAT", "leef",
                        "LOKI_AUDIT_SYSLOG_TLS_CERT", "c.pem",
                        "LOKI_SPLUNK_HEC_URL", "ftp://x",
                        "LOKI_SPLUNK_HEC_TOKEN", "geheim\n")))
                .hasSize(7)
                .anyMatch(problem -> problem.startsWith("LOKI_AUDIT_SYSLOG_HOST: "))
                .anyMatch(problem -> problem.startsWith("LOKI_AUDIT_SYSLOG_TLS_KEY: ")
                        || problem.startsWith("LOKI_AUDIT_SYSLOG_TLS_CERT: "))
                .noneMatch(problem -> problem.contains("geheim"));
    }

    private static ForwardSettings read(Map<String, String> environment) {
        ForwardSettings settings = Reading.of(environment).forward();
        if (settings == null) {
            throw new AssertionError("nothing is forwarded");
        }
        return settings;
    }
}
