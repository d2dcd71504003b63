package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.policy.PolicyStatus;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("the threads of the whole JVM are looked at")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HotReloadTest {

    private static final JsonObject SIXTH_AGENT =
            JsonObject.builder().put("active_agents", 6).build();
    private static final String THREAD = "loki-policy-watch";

    @TempDir
    private Path project;

    @BeforeEach
    void writeFirst() throws IOException {
        Files.createDirectories(project.resolve(".loki"));
        write(5);
    }

    @Test
    void embeddedFacadeTakesAChangedFileAndRecordsIt() throws IOException {
        try (LokiEnterprise loki = open(Map.of("LOKI_AUDIT_ENABLED", "true"))) {
            assertThat(decide(loki).allowed()).isFalse();
            write(10);
            await(loki, Decision::allowed);
            Files.delete(file());
            await(loki, decision -> !decision.warnings().isEmpty());
            assertThat(decide(loki).allowed()).isTrue();
            assertThat(loki.policies().status().state()).isEqualTo(PolicyStatus.State.LAST_GOOD);
            List<String> record = new ArrayList<>();
            loki.audit().read(AuditQuery.ALL, (AuditEntry entry) -> record.add(entry.what()));
            assertThat(record).contains("policy_deny", "policy_reloaded", "policy_reload_failed");
        }
    }

    @Test
    void brokenFirstFileIsTakenOnceItIsMended() throws IOException {
        Files.writeString(file(), "{\"policies\":");
        try (LokiEnterprise loki = open(Map.of())) {
            assertThat(decide(loki).allowed()).isFalse();
            write(10);
            await(loki, Decision::allowed);
        }
        assertThat(project.resolve(".loki/audit")).doesNotExist();
        assertThat(project.resolve(".loki/events")).doesNotExist();
    }

    @Test
    void threadRunsFromTheFirstCheckUntilTheEnd() {
        LokiEnterprise loki = open(Map.of());
        assertThat(threads()).doesNotContain(THREAD);
        decide(loki);
        assertThat(threads()).contains(THREAD);
        loki.close();
        assertThat(threads()).doesNotContain(THREAD);
    }

    @Test
    void commandsStartNoThread() {
        Project governed = Project.in(project, Map.of());
        try (LokiEnterprise loki = LokiEnterprise.forCommandLine(Map.of(), governed, warning -> {})) {
            decide(loki);
            assertThat(threads()).doesNotContain(THREAD);
        }
    }

    private LokiEnterprise open(Map<String, String> environment) {
        return LokiEnterprise.fromEnvironment(environment, project);
    }

    private static Decision decide(LokiEnterprise loki) {
        return loki.policies().check(EnforcementPoint.PRE_EXECUTION, SIXTH_AGENT);
    }

    /** The facade is asked until it answers so; the class's time-out ends a wait in vain. */
    private static void await(LokiEnterprise loki, Predicate<Decision> expected) {
        while (!expected.test(decide(loki))) {
            Thread.onSpinWait();
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    private void write(int most) throws IOException {
        Files.writeString(file(), """
                {"pre_execution":[{"name":"few","rule":"active_agents <= %d","action":"deny"}]}
                """.formatted(most));
    }

    private Path file() {
        return project.resolve(".loki/policies.json");
    }
}
