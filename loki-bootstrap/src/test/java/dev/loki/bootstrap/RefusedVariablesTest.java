package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.testing.MemoryFolder;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is only collected where settings are read is refused by whoever obeys them. */
class RefusedVariablesTest {

    private static final Map<String, String> WRONG = Map.of("LOKI_AUDIT_ENABLED", "maybe", "LOKI_AUDIT_SYNC", "never");

    @TempDir(factory = MemoryFolder.class)
    Path root;

    @Test
    void noFacadeIsMadeOfAWrongEnvironment() {
        assertRefused(() -> LokiEnterprise.fromEnvironment(WRONG, root));
        assertRefused(() -> LokiEnterprise.forControlPlane(WRONG, root));
        assertRefused(() -> LokiEnterprise.forCommandLine(WRONG, Project.in(root, Map.of()), warning -> {}));
    }

    @Test
    void noRunIsLimitedByAWrongEnvironment() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(
                        () -> SettingsReader.limits(Map.of("LOKI_MAX_ITERATIONS", "0", "LOKI_MAX_DURATION", "long")))
                .satisfies(e -> assertThat(e.problems())
                        .containsExactly(
                                "LOKI_MAX_ITERATIONS: expected a whole number from 1 to 1000000000",
                                "LOKI_MAX_DURATION: expected a whole number from 1 to 1000000000"));
    }

    @Test
    void noResidentProcessServesAWrongEnvironment() {
        Map<String, String> environment = Map.of("LOKI_DAEMON_IDLE_MINUTES", "0", "LOKI_DAEMON_TRANSPORT", "udp");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(
                        () -> ResidentProcess.serve(environment, Project.in(root, Map.of()), () -> {}, warning -> {}))
                .satisfies(e -> assertThat(e.problems())
                        .containsExactly(
                                "LOKI_DAEMON_IDLE_MINUTES: expected a whole number from 1 to 10080",
                                "LOKI_DAEMON_TRANSPORT: expected one of unix, tcp"));
    }

    private static void assertRefused(ThrowingCallable making) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(making)
                .satisfies(e -> assertThat(e.problems())
                        .containsExactly(
                                "LOKI_AUDIT_ENABLED: expected true, 1, yes or on, or false, 0, no or off",
                                "LOKI_AUDIT_SYNC: expected one of always, interval, os"));
    }
}
