package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.fs.policy.FilePolicySource;
import dev.loki.bootstrap.settings.Settings;
import dev.loki.ports.policy.PolicyLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturesTest {

    private static final Settings NOTHING_SET = SettingsReader.settings(Map.of());

    @TempDir
    private Path scratch;

    @Test
    void nothingSetAndNoPolicyFileMeansNothingOn() {
        assertThat(Features.embedded(NOTHING_SET, scratch.resolve(".loki"), false))
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
        assertThat(Features.embedded(NOTHING_SET, scratch, false).policy()).isTrue();
    }

    /** Shell commands that leave the project's {@code .loki} in one state each. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "mkdir .loki",
                "touch .loki",
                "ln -s nowhere .loki",
                "ln -s .loki .loki",
                "mkfifo .loki",
                "mkdir real && ln -s real .loki",
                "mkdir real && touch real/policies.json && ln -s real .loki",
                "mkdir .loki && ln -s nowhere .loki/policies.json",
                "mkdir .loki && mkdir .loki/policies.yaml",
                "mkdir .loki && touch .loki/policies.yml",
                "mkdir .loki && touch .loki/policies.json && chmod 000 .loki/policies.json",
                "mkdir .loki && chmod 000 .loki",
                "mkdir -p locked/real && ln -s locked/real .loki && chmod 000 locked"
            })
    void policyIsOnInEveryStateThatTheAdapterDoesNotCallAbsent(String state) throws Exception {
        assertThat(inShell(state)).isZero();
        Path lokiDir = scratch.resolve(".loki");
        boolean absent = new FilePolicySource(lokiDir).load() instanceof PolicyLoad.Absent;
        boolean policy = Features.embedded(NOTHING_SET, lokiDir, false).policy();
        inShell("chmod -R u+rwx .");
        assertThat(policy).isEqualTo(!absent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"touch .loki", "ln -s nowhere .loki", "mkdir .loki && ln -s nowhere .loki/policies.json"})
    void whatIsThereInAnotherShapeIsNotAbsent(String state) throws Exception {
        assertThat(inShell(state)).isZero();
        assertThat(Features.embedded(NOTHING_SET, scratch.resolve(".loki"), false)
                        .policy())
                .isTrue();
    }

    private int inShell(String line) throws Exception {
        return new ProcessBuilder("sh", "-c", line)
                .directory(scratch.toFile())
                .start()
                .waitFor();
    }

    @Test
    void variablesTurnTheRestOn() {
        Settings all = SettingsReader.settings(Map.of(
                "LOKI_AUDIT_ENABLED", "true", "LOKI_EVENTS_ENABLED", "true", "LOKI_OTEL_ENDPOINT", "http://localhost"));
        assertThat(Features.embedded(all, scratch, false)).isEqualTo(new Features(false, true, true, true));
    }
}
