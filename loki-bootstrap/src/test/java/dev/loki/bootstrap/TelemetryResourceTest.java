package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.bootstrap.settings.TelemetrySettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TelemetryResourceTest {

    @Test
    void aServiceTellsWhereItRuns() {
        Map<String, Object> resource = resource("");

        assertThat(resource)
                .containsEntry("service.name", "loki-mode")
                .containsEntry("service.version", Version.CURRENT)
                .containsEntry("telemetry.sdk.name", "loki")
                .containsEntry("telemetry.sdk.language", "java")
                .containsEntry("telemetry.sdk.version", Version.CURRENT)
                .containsEntry("process.pid", ProcessHandle.current().pid())
                .containsEntry("process.runtime.version", System.getProperty("java.runtime.version"))
                .containsKeys("process.runtime.name", "process.runtime.description", "os.type", "host.arch");
        assertThat(resource.get("service.instance.id")).asString().matches("[0-9a-f-]{36}");
    }

    @Test
    void anOperatorsAttributesWinButForTheSdksOwn() {
        assertThat(resource("service.instance.id=blue,telemetry.sdk.name=mine,process.pid=x,team=core"))
                .containsEntry("service.instance.id", "blue")
                .containsEntry("team", "core")
                .containsEntry("telemetry.sdk.name", "loki")
                .containsEntry("process.pid", ProcessHandle.current().pid());
    }

    private static Map<String, Object> resource(String attributes) {
        TelemetrySettings settings = Objects.requireNonNull(SettingsReader.settings(
                        Map.of("LOKI_OTEL_ENDPOINT", "http://localhost", "OTEL_RESOURCE_ATTRIBUTES", attributes))
                .telemetry());
        Map<String, Object> found = new HashMap<>();
        TelemetryResource.of(settings, new RandomIds()).forEach(found::put);
        return found;
    }
}
