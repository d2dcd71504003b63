package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.bootstrap.settings.UnknownVariable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void configureTrackers() throws IOException {
        Files.createDirectories(folder.resolve(".loki"));
        Files.writeString(
                folder.resolve(".loki/config.yaml"),
                "integrations:\n  jira:\n    url: https://example.atlassian.net\n    project_key: PROJ\n");
    }

    @Test
    void saysOfEachSettingWhatSaysIt() {
        environment.put("LOKI_AUDIT_SYNC", " os ");
        environment.put("LOKI_JIRA_PROJECT_KEY", "OTHER");
        environment.put("LOKI_EVENTS_SYNC", "");
        assertSaid("LOKI_AUDIT_SYNC", "os", "variable");
        assertSaid("LOKI_JIRA_PROJECT_KEY", "OTHER", "variable");
        assertSaid(
                "LOKI_JIRA_URL",
                "https://example.atlassian.net",
                Path.of(".loki", "config.yaml").toString());
        assertSaid("LOKI_EVENTS_SYNC", null, "default");
    }

    @Test
    void showsNoSecret() {
        environment.put("LOKI_JIRA_TOKEN", "t0p");
        environment.put("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer t0p");
        environment.put("LOKI_OTEL_ENDPOINT", "https://me:t0p@collector.example/base?key=t0p");
        environment.put("LOKI_TRACE_ID", "ghp_0123456789abcdefghijklmnopqrstuvwxyz");
        environment.put("LOKI_TOKNE", "t0p");
        Configuration configuration = read();
        assertThat(configuration.toString()).doesNotContain("t0p");
        assertSaid("LOKI_OTEL_ENDPOINT", "https://***@collector.example/base?***", "variable");
    }

    @Test
    void listsWhatMeansNothingWithWhatWasMostLikelyMeant() {
        environment.put("LOKI_AUDT_ENABLED", "true");
        environment.put("LOKI_OF_ASGARD", "1");
        environment.put("NOT_LOKI", "1");
        assertThat(read().unknown())
                .containsExactly(
                        new UnknownVariable("LOKI_AUDT_ENABLED", "LOKI_AUDIT_ENABLED"),
                        new UnknownVariable("LOKI_OF_ASGARD", null));
    }

    @Test
    void tellsWhatIsWrongAndReadsTheRest() throws IOException {
        environment.put("LOKI_AUDIT_SYNC", "sometimes");
        environment.put("LOKI_BUDGET_LIMIT", "much");
        Files.writeString(folder.resolve(".loki/config.yaml"), "integrations: {jira: {token: x}}\n");
        Configuration configuration = read();
        assertThat(configuration.problems())
                .hasSize(3)
                .anyMatch(problem -> problem.startsWith("LOKI_AUDIT_SYNC: expected one of"))
                .anyMatch(problem -> problem.startsWith("LOKI_BUDGET_LIMIT: "))
                .anyMatch(problem -> problem.contains("config.yaml"));
        assertThat(Configuration.without(configuration.problems(), environment)).isEmpty();
    }

    private void assertSaid(String variable, @Nullable String value, String source) {
        assertThat(read().values())
                .filteredOn(one -> one.variable().name().equals(variable))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.value()).isEqualTo(value);
                    assertThat(one.source()).isEqualTo(source);
                });
    }

    private Configuration read() {
        return Configuration.of(environment, Project.in(folder, Map.of()));
    }
}
