package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private Decision write(String path) {
        JsonObject context =
                JsonObject.builder().put("tool", "Write").put("file_path", path).build();
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(Map.of(), project)) {
            return loki.policies().check(EnforcementPoint.PRE_EXECUTION, context);
        }
    }
}
