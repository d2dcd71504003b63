package dev.loki.adapter.fs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntegrationsFileTest {

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    @Test
    void aFileThatSaysNothingOfThemConfiguresNone() throws IOException {
        assertThat(new IntegrationsFile(folder).read()).isEmpty();
        assertThat(new IntegrationsFile(folder.resolve("missing")).read()).isEmpty();
        write("config.yaml", "compliance: {}\n");
        assertThat(new IntegrationsFile(folder).read()).isEmpty();
    }

    @Test
    void whatIsSaidIsReadOfYamlAndJsonAlike() throws IOException {
        write("config.yaml", """
                integrations:
                  jira:
                    url: https://example.atlassian.net
                    epic_key: PROJ-1
                    issue_types: [Epic, Story]
                    statuses: {verify: In Test, DONE: Shipped}
                  github:
                    sync: true
                    issue: 42
                """);
        ServiceConfig jira = new ServiceConfig(
                Map.of("url", "https://example.atlassian.net", "epic_key", "PROJ-1"),
                Map.of(WorkStatus.VERIFY, "In Test", WorkStatus.DONE, "Shipped"),
                List.of("Epic", "Story"));
        ServiceConfig github = new ServiceConfig(Map.of("sync", "true", "issue", "42"), Map.of(), List.of());
        assertThat(new IntegrationsFile(folder).read()).isEqualTo(Map.of("jira", jira, "github", github));

        write("config.json", "{\"integrations\":{\"linear\":{\"team\":\"ENG\"}}}");
        assertThat(new IntegrationsFile(folder).read().get("linear"))
                .isEqualTo(new ServiceConfig(Map.of("team", "ENG"), Map.of(), List.of()));
    }

    @Test
    void whatIsWrongIsNamedWithFileLineAndField() throws IOException {
        refused("integrations: yes\n", ":1: integrations: expected an object");
        refused("integrations:\n  gitlab: {}\n", ":2: integrations.gitlab: expected jira, linear or github");
        refused("integrations:\n  jira: 7\n", ":2: integrations.jira: expected an object");
        refused("integrations:\n  jira:\n    uri: x\n", ":3: integrations.jira.uri: expected one of url, email");
        refused("integrations:\n  jira:\n    url: ''\n", ":3: integrations.jira.url: expected a text");
        refused("integrations:\n  github:\n    sync: maybe?\n    url: [a]\n", ":4: integrations.github.url: expected");
        refused(
                "integrations:\n  linear:\n    statuses:\n      finished: Done\n",
                ":4: integrations.linear.statuses.finished: expected one of planned, reason");
        refused(
                "integrations:\n  jira:\n    issue_types: Epic\n",
                ":3: integrations.jira.issue_types: expected a list");
    }

    @Test
    void aSecretHasNoPlaceInItAndIsNotQuoted() throws IOException {
        for (Map.Entry<String, String> wrong : Map.of(
                        "jira:\n    token: s3cret", "LOKI_JIRA_TOKEN",
                        "jira:\n    api_token: s3cret", "LOKI_JIRA_TOKEN",
                        "linear:\n    api_key: s3cret", "LOKI_LINEAR_API_KEY",
                        "github:\n    webhook_secret: s3cret", "LOKI_GITHUB_WEBHOOK_SECRET")
                .entrySet()) {
            write("config.yaml", "integrations:\n  " + wrong.getKey() + "\n");
            assertThatExceptionOfType(UnusableFileException.class)
                    .isThrownBy(() -> new IntegrationsFile(folder).read())
                    .withMessageContainingAll("a secret must not stand in a file", wrong.getValue())
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
        }
    }

    private void refused(String yaml, String problem) throws IOException {
        write("config.yaml", yaml);
        assertThatExceptionOfType(UnusableFileException.class)
                .as(yaml)
                .isThrownBy(() -> new IntegrationsFile(folder).read())
                .withMessageStartingWith(folder.resolve("config.yaml") + problem);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
