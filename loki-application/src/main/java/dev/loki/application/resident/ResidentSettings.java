package dev.loki.application.resident;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Picks out of an environment what a resident process goes by for as long as it lives. */
public final class ResidentSettings {

    private static final String LOKI_DIR = "LOKI_DIR";

    /** What differs from hook to hook, or is the launcher's and the client's own. */
    private static final Set<String> NOT_MEANT = Set.of(
            "LOKI_SESSION_ID",
            "LOKI_SPOOL_DIR",
            "LOKI_PROJECT_DIR",
            "LOKI_LAUNCHER",
            "LOKI_ORIGINAL_LC_ALL",
            "LOKI_NO_BUILD",
            "LOKI_JAVA_OPTS",
            "LOKI_HOOK_DEADLINE_SECONDS");

    private ResidentSettings() {}

    /**
     * The variables of Loki and of OpenTelemetry that say something; LOKI_DIR as the folder that it leads to.
     *
     * @param project the real path of the project's folder
     */
    public static Map<String, String> of(Map<String, String> environment, String project) {
        Map<String, String> settings = new TreeMap<>();
        environment.forEach((name, value) -> {
            if ((name.startsWith("LOKI_") || name.startsWith("OTEL_")) && !value.isBlank()) {
                settings.put(name, value.strip());
            }
        });
        settings.keySet().removeAll(NOT_MEANT);
        settings.put(LOKI_DIR, folder(project, settings.getOrDefault(LOKI_DIR, ".loki")));
        return settings;
    }

    private static String folder(String project, String name) {
        try {
            return Path.of(project).resolve(name).normalize().toString();
        } catch (InvalidPathException e) {
            return name;
        }
    }
}
