package dev.loki.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentPoliciesCommandTest {

    @TempDir
    private Path project;

    @Test
    void variableIsAPolicyWithoutAnyFile() {
        Typed typed = check(Map.of("LOKI_ALLOWED_PATHS", "src,tests"), "{\"file_path\":\"README.md\"}");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).contains("\"policy\":\"LOKI_ALLOWED_PATHS\"", "\"policyHash\":\"");
        assertThat(check(Map.of("LOKI_ALLOWED_PATHS", "src,tests"), "{\"file_path\":\"src/a\"}")
                        .exitCode())
                .isZero();
    }

    @Test
    void linkOutOfAnAllowedFolderIsDeniedByPathAndByCommand() throws IOException {
        Files.createDirectories(project.resolve("src"));
        Files.createDirectories(project.resolve("other"));
        Files.createSymbolicLink(project.resolve("src/out"), project.resolve("other"));
        Map<String, String> source = Map.of("LOKI_ALLOWED_PATHS", "src");
        assertThat(check(source, "{\"file_path\":\"src/out/a\"}").exitCode()).isEqualTo(1);
        assertThat(check(source, "{\"command\":\"touch src/out/a\"}").exitCode())
                .isEqualTo(1);
        assertThat(check(source, "{\"command\":\"touch src/a\"}").exitCode()).isZero();
    }

    @Test
    void brokenPolicyFileStillDeniesEverything() throws IOException {
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(project.resolve(".loki/policies.json"), "{");
        Typed typed = check(Map.of("LOKI_MAX_PARALLEL_AGENTS", "3"), "{\"active_agents\":1}");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).contains("policy_error");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOKI_ALLOWED_PATHS|src,,tests",
                "LOKI_ALLOWED_PATHS|,",
                "LOKI_ALLOWED_PATHS|~/x",
                "LOKI_ALLOWED_PATHS|src/*",
                "LOKI_BLOCKED_COMMANDS|rm -rf /",
                "LOKI_BLOCKED_COMMANDS|/bin/rm",
                "LOKI_BLOCKED_COMMANDS|rm,",
                "LOKI_MAX_PARALLEL_AGENTS|0",
                "LOKI_MAX_PARALLEL_AGENTS|many",
                "LOKI_MAX_PARALLEL_AGENTS|-1"
            })
    void unusableValueIsAConfigurationErrorThatNamesTheVariable(String variable, String value) {
        Typed typed = check(Map.of(variable, value), "{}");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).contains("configuration_error", variable + ": expected");
        assertThat(Typed.in(project, Map.of(variable, value), new byte[0], "run", "true")
                        .exitCode())
                .isEqualTo(3);
    }

    @Test
    void nulIsRefusedAndAnEmptyVariableIsNotSet() {
        assertThat(check(Map.of("LOKI_ALLOWED_PATHS", "a\0b"), "{}").out()).contains("LOKI_ALLOWED_PATHS: expected");
        assertThat(check(Map.of("LOKI_ALLOWED_PATHS", ""), "{\"file_path\":\"x\"}")
                        .out())
                .contains("no_policy");
    }

    private Typed check(Map<String, String> variables, String context) {
        return Typed.in(project, variables, new byte[0], "policy", "check", "pre_execution", context);
    }
}
