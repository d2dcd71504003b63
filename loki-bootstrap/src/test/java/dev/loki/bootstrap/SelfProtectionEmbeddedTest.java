package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An embedded engine with no policy file, no variable and no audit. */
class SelfProtectionEmbeddedTest {

    @TempDir
    private Path project;

    @Test
    void lokisOwnFilesAreProtectedWhereItsFolderIs() throws IOException {
        Files.createDirectory(project.resolve(".loki"));
        assertThat(write(".claude/settings.json").code()).isEqualTo(ReasonCode.VIOLATED);
        assertThat(write(".loki/policies.yaml").allowed()).isFalse();
        assertThat(write("src/app.js").allowed()).isTrue();
    }

    @Test
    void nothingIsGovernedWhereThereIsNone() {
        assertThat(write(".claude/settings.json")).isEqualTo(Decision.NO_POLICY);
    }

    @Test
    void programCachesAndSettingsAreProtectedWhereTheEnvironmentSaysTheyAre() throws IOException {
        Files.createDirectory(project.resolve(".loki"));
        Path bin = Files.createDirectories(project.resolve("opt/bin"));
        Files.createDirectories(project.resolve("opt/lib"));
        Files.createFile(project.resolve("opt/lib/loki-cli-1.jar"));
        Map<String, String> environment = Map.of(
                "LOKI_LAUNCHER", bin.resolve("loki").toString(),
                "HOME", project.resolve("home").toString(),
                "CLAUDE_CONFIG_DIR", project.resolve("cc").toString());
        for (String kept : List.of(
                "opt/bin/loki-hook", "opt/lib/x.jar", "home/.cache/loki/1/a.jsa", "cc/settings.json", "cc/skills/a")) {
            assertThat(write(kept, environment).allowed()).as(kept).isFalse();
        }
        for (String other : List.of("opt/bin/other", "opt/README.md", "home/.cache/pip/a", "cc/CLAUDE.md")) {
            assertThat(write(other, environment).allowed()).as(other).isTrue();
        }
    }

    private Decision write(String path) {
        return write(path, Map.of());
    }

    private Decision write(String path, Map<String, String> environment) {
        JsonObject context =
                JsonObject.builder().put("tool", "Write").put("file_path", path).build();
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(environment, project)) {
            return loki.policies().check(EnforcementPoint.PRE_EXECUTION, context);
        }
    }
}
