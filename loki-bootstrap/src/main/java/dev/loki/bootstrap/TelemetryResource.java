package dev.loki.bootstrap;

import dev.loki.bootstrap.settings.TelemetrySettings;
import dev.loki.domain.trace.Attributes;
import dev.loki.ports.id.IdSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Who traces and metrics come from. OTEL_RESOURCE_ATTRIBUTES wins over what is found out here, but for the name of the
 * service and of the SDK. What is not found out quickly is left out.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/resource/">OpenTelemetry, resource conventions</a>
 */
final class TelemetryResource {

    private static final Map<String, String> ARCHITECTURES = Map.of("aarch64", "arm64", "x86_64", "amd64");

    private TelemetryResource() {}

    static Attributes of(TelemetrySettings settings, IdSource ids) {
        Map<String, String> own = new HashMap<>(settings.resource());
        own.remove("service.name");
        Attributes.Builder resource = Attributes.builder()
                .put("service.name", settings.serviceName())
                .put("telemetry.sdk.name", "loki")
                .put("telemetry.sdk.language", "java")
                .put("telemetry.sdk.version", Version.CURRENT)
                .put("process.pid", ProcessHandle.current().pid());
        found(ids).forEach((name, value) -> {
            if (!value.isEmpty()) {
                own.putIfAbsent(name, value);
            }
        });
        own.keySet().stream()
                .sorted()
                .filter(name -> !name.startsWith("telemetry.sdk.") && !name.equals("process.pid"))
                .forEach(name -> resource.put(name, own.getOrDefault(name, "")));
        return resource.build();
    }

    private static Map<String, String> found(IdSource ids) {
        String architecture = property("os.arch");
        return Map.of(
                "service.version", Version.CURRENT,
                "service.instance.id", new UUID(ids.nextBits(), ids.nextBits()).toString(),
                "host.name", HostName.ofThisMachine(),
                "host.arch", ARCHITECTURES.getOrDefault(architecture, architecture),
                "os.type", system(property("os.name").toLowerCase(Locale.ROOT)),
                "process.runtime.name", property("java.runtime.name"),
                "process.runtime.version", property("java.runtime.version"),
                "process.runtime.description", property("java.vm.vendor") + " " + property("java.vm.name"));
    }

    private static String system(String name) {
        return name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "windows" : name;
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }
}
