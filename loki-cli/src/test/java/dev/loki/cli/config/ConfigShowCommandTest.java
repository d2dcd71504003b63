package dev.loki.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.bootstrap.settings.KnownVariables;
import dev.loki.cli.Typed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigShowCommandTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "LOKI_AUDIT_SYNC", "sometimes",
            "LOKI_JIRA_TOKEN", "t0p",
            "LOKI_OTEL_ENDPONT", "http://localhost:4318");

    @TempDir
    private Path folder;

    @Test
    void printsValueAndSourceAndWhatMeansNothing() throws IOException {
        Files.createDirectories(folder.resolve(".loki"));
        Files.writeString(
                folder.resolve(".loki/config.yaml"),
                "integrations: {jira: {url: \"https://example.atlassian.net\"}}\n");
        Typed shown = Typed.in(folder, ENVIRONMENT, new byte[0], "config", "show", "--set");
        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out()).isEqualTo("""
                        LOKI_AUDIT_SYNC  variable           sometimes
                        LOKI_JIRA_URL    .loki/config.yaml  https://example.atlassian.net
                        LOKI_JIRA_TOKEN  variable           ***
                        LOKI_OTEL_ENDPONT: means nothing to Loki; did you mean LOKI_OTEL_ENDPOINT?
                        """);
        assertThat(shown.err()).contains("LOKI_AUDIT_SYNC: expected one of always, interval, os");
    }

    @Test
    void printsEverySettingWithItsDefault() {
        Typed shown = Typed.in(folder, "config", "show");
        assertThat(shown.out().lines()).hasSize(KnownVariables.all().size());
        assertThat(shown.out()).containsPattern("LOKI_AUDIT_SYNC +default  always\n");
        assertThat(Typed.in(folder, "config", "show", "--json").out())
                .contains("{\"name\":\"LOKI_AUDIT_SYNC\",\"value\":null,\"source\":\"default\",\"default\":\"always\","
                        + "\"secret\":false}");
    }
}
