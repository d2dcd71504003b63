package dev.loki.bootstrap;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.EnforcementPoint;
import java.nio.file.Path;
import java.util.Map;

/** A facade that sends its telemetry to the collector that is named after the project's folder. */
public final class ConnectedProgram {

    private ConnectedProgram() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = Map.of("LOKI_OTEL_ENDPOINT", arguments[1]);
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(environment, Path.of(arguments[0]))) {
            loki.policies().check(EnforcementPoint.DATA, JsonObject.EMPTY);
        }
        System.exit(0);
    }
}
