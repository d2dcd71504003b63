package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryFolderTest {

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @ValueSource(strings = {"file:.loki/telemetry", "FILE:./.loki//a/b", "file:.loki/auditors"})
    void aFolderBelowLokisIsTakenWhetherOrNotItIsThere(String endpoint) throws IOException {
        assertThat(of(endpoint)).startsWithRaw(scratch.toRealPath().resolve(".loki"));
        assertThat(scratch.resolve(".loki")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file:/etc/passwd|must be relative",
                "file:///etc/passwd|must be relative",
                "file://host/.loki/a|must be relative",
                "file:|must be relative",
                "file:.loki/../src|must not hold ..",
                "file:.loki/a/../b|must not hold ..",
                "file:telemetry|is not below",
                "file:.loki|is not below",
                "file:.loki/.|is not below",
                "file:.lokiother/a|is not below",
                "file:.loki/audit|Loki's own",
                "file:.loki/Audit/deep|Loki's own",
                "file:.loki/events/x|Loki's own",
                "file:.loki/state|Loki's own",
                "file:.loki/policies.yaml|Loki's own"
            })
    void whatIsElsewhereOrLokisOwnIsRefused(String endpoint, String reason) {
        assertThatThrownBy(() -> of(endpoint))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("LOKI_OTEL_ENDPOINT: expected file: and a folder below .loki")
                .hasMessageContaining(reason);
    }

    /** Shell commands that lead {@code .loki/a} to where it must not be. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mkdir .loki out && ln -s ../out .loki/a",
                "mkdir .loki && ln -s .. .loki/a",
                "mkdir -p .loki/audit && ln -s audit .loki/a",
                "mkdir .loki && ln -s nowhere .loki/a",
                "mkdir .loki && ln -s a .loki/a"
            })
    void aLinkLeadsNowhereElse(String state) throws Exception {
        assertThat(new ProcessBuilder("sh", "-c", state)
                        .directory(scratch.toFile())
                        .start()
                        .waitFor())
                .isZero();

        assertThatThrownBy(() -> of("file:.loki/a/b")).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void whereLokisFolderIsALinkItsTargetCounts() throws IOException {
        Path real = Files.createDirectory(scratch.resolve("real"));
        Files.createSymbolicLink(scratch.resolve(".loki"), real);

        assertThat(of("file:.loki/telemetry")).isEqualTo(real.toRealPath().resolve("telemetry"));
    }

    private Path of(String endpoint) {
        return TelemetryFolder.of(endpoint, Project.in(scratch, Map.of()));
    }
}
