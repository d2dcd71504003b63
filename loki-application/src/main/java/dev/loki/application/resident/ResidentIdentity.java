package dev.loki.application.resident;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What makes a resident process the right one to ask. Immutable.
 *
 * @param program the folder of the launcher that started it; empty where there was none, and any will do
 * @param project the real path of the project's folder
 * @param settings the variables that it was started with, as {@link ResidentSettings} reads them
 */
public record ResidentIdentity(String program, String project, Map<String, String> settings) {

    public ResidentIdentity {
        settings = Map.copyOf(settings);
    }

    /** Why this one is not what the other means; empty where it is. Values are not told. */
    Optional<String> differenceTo(ResidentIdentity other) {
        if (!program.isEmpty() && !other.program.isEmpty() && !program.equals(other.program)) {
            return Optional.of("another installation asks, " + other.program);
        }
        Set<String> names = new TreeSet<>(settings.keySet());
        names.addAll(other.settings.keySet());
        names.removeIf(name -> settings.getOrDefault(name, "").equals(other.settings.getOrDefault(name, "")));
        return names.isEmpty() ? Optional.empty() : Optional.of("changed: " + String.join(", ", names));
    }
}
