package dev.loki.bootstrap.settings;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The variables that name trackers, with their secrets; prints their names alone. Immutable. */
public final class IntegrationVariables {

    private static final String[] PREFIXES = {"LOKI_JIRA_", "LOKI_LINEAR_", "LOKI_GITHUB_", "GITHUB_"};

    private final Map<String, String> values = new TreeMap<>();

    IntegrationVariables(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            for (String prefix : PREFIXES) {
                if (name.startsWith(prefix) && !value.isBlank()) {
                    values.put(name, value.strip());
                }
            }
        });
    }

    /** Whether none of them is set. */
    boolean isEmpty() {
        return values.isEmpty();
    }

    /** What this one says; empty where it is not set, or blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public String toString() {
        return values.keySet() + "=***";
    }
}
