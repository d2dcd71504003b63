package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.adapter.fs.audit.AuditSync;
import dev.loki.adapter.syslog.forward.Facility;
import dev.loki.adapter.syslog.forward.SyslogConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The settings hold as texts what adapters hold as enums: naming an adapter's class there would load it where nothing is on.
 * Here the two are held against each other.
 */
class NamesAgreeTest {

    @Test
    void everyWayToSyncHasItsName() {
        assertAgree("LOKI_AUDIT_SYNC", AuditSync.values());
    }

    @Test
    void everyFacilityHasItsName() {
        assertAgree("LOKI_SYSLOG_FACILITY", Facility.values());
    }

    @Test
    void everyProtocolHasItsName() {
        assertAgree("LOKI_AUDIT_SYSLOG_PROTO", SyslogConfig.Protocol.values());
    }

    @Test
    void everyFormatHasItsName() {
        assertAgree("LOKI_AUDIT_SYSLOG_FORMAT", SyslogConfig.Format.values());
    }

    private static void assertAgree(String variable, Enum<?>[] values) {
        List<String> names = Stream.of(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        for (String name : names) {
            assertThat(SettingsReader.settings(environment(variable, name))).isNotNull();
        }
        assertThatThrownBy(() -> SettingsReader.settings(environment(variable, "no-such-name")))
                .isInstanceOfSatisfying(ConfigurationException.class, failure -> assertThat(failure.problems())
                        .containsExactly(variable + ": expected one of " + String.join(", ", names)));
    }

    private static Map<String, String> environment(String variable, String value) {
        Map<String, String> environment = new HashMap<>(Map.of("LOKI_AUDIT_SYSLOG_HOST", "localhost"));
        environment.put(variable, value);
        return environment;
    }
}
