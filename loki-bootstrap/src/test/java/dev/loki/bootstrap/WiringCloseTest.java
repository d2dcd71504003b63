package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.EnforcementPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("the threads of the whole JVM are looked at")
class WiringCloseTest {

    @TempDir
    private Path folder;

    /** The dashboard's end cannot be put on record, and whoever is told so throws. */
    @Test
    void aPartThatThrowsKeepsNoDecisionFromBeingWritten() throws IOException {
        Files.createDirectories(folder.resolve(".loki"));
        Files.writeString(folder.resolve(".loki/audit"), "a file, where a folder is expected");
        Path log = folder.resolve("decisions.jsonl");
        Map<String, String> environment = Map.of(
                "LOKI_POLICY_DECISION_LOG",
                log.toString(),
                "LOKI_ENTERPRISE_AUDIT",
                "true",
                "LOKI_DATA_DIR",
                folder.resolve("data").toString());
        LokiEnterprise loki =
                LokiEnterprise.forCommandLine(environment, Project.in(folder, Map.of()), WiringCloseTest::refuse);
        assertThat(loki.dashboard().log(DashboardEvent.of("create", "project"))).isPresent();
        assertThat(loki.policies()
                        .check(EnforcementPoint.PRE_EXECUTION, JsonObject.EMPTY)
                        .allowed())
                .isTrue();

        assertThatIllegalStateException().isThrownBy(loki::close).withMessageContaining("could not be anchored");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("loki-decision-log");
        assertThat(log).content().contains("\"decision\":\"ALLOW\"");
    }

    private static void refuse(String warning) {
        throw new IllegalStateException(warning);
    }
}
