package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturesTest {

    private static final Settings NOTHING_SET = Settings.read(Map.of());

    @TempDir
    private Path scratch;

    @Test
    void nothingSetAndNoPolicyFileMeansNothingOn() {
        assertThat(Features.embedded(NOTHING_SET, scratch.resolve(".loki")))
                .isEqualTo(new Features(false, false, false, false));
    }

    @Test
    void theCommandTurnsOnAuditAndEvents() {
        assertThat(Features.commandLine(NOTHING_SET, scratch.resolve(".loki")))
                .isEqualTo(new Features(false, true, true, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"policies.json", "policies.yaml", "policies.yml"})
    void policyFileTurnsPoliciesOn(String name) throws IOException {
        Files.createFile(scratch.resolve(name));
        assertThat(Features.embedded(NOTHING_SET, scratch).policy()).isTrue();
    }

    @Test
    void danglingLinkIsNotAbsent() throws IOException {
        Files.createSymbolicLink(scratch.resolve("policies.json"), Path.of("nowhere"));
        assertThat(Features.embedded(NOTHING_SET, scratch).policy()).isTrue();
    }

    @Test
    void lokiThatIsAFileIsNotAbsent() throws IOException {
        Path file = Files.createFile(scratch.resolve(".loki"));
        assertThat(Features.embedded(NOTHING_SET, file).policy()).isTrue();
    }

    @Test
    void variablesTurnTheRestOn() {
        Settings all = Settings.read(Map.of(
                "LOKI_AUDIT_ENABLED", "true", "LOKI_EVENTS_ENABLED", "true", "LOKI_OTEL_ENDPOINT", "http://localhost"));
        assertThat(Features.embedded(all, scratch)).isEqualTo(new Features(false, true, true, true));
    }
}
