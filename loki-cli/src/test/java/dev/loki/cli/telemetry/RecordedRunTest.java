package dev.loki.cli.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Typed;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves in files is what the commands show of it. */
class RecordedRunTest {

    private static final Map<String, String> RECORDING =
            Map.of("LOKI_OTEL_ENDPOINT", "file:.loki/traces-of-agents", "LC_ALL", "C.UTF-8");

    @TempDir
    private Path project;

    @Test
    void runThatWasRecordedIsShownWithItsCommandAndItsMetrics() {
        Typed run = type("run", "--", "sh", "-c", "exit 3");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);

        Typed tree = type("trace", "show");
        assertThat(tree.exitCode()).as(tree.err()).isZero();
        assertThat(tree.out())
                .contains("loki.session", "loki.policy.check", "loki.command")
                .contains("1 error");
        Typed metrics = type("metrics", "show");
        assertThat(metrics.exitCode()).as(metrics.err()).isZero();
        assertThat(metrics.out()).contains("loki_audit_appends_total");
    }

    private Typed type(String... words) {
        return Typed.in(project, RECORDING, new byte[0], words);
    }
}
