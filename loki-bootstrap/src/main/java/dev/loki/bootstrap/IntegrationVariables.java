package dev.loki.bootstrap;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The variables that name trackers, with their secrets; prints their names alone. Immutable. */
final class IntegrationVariables {

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

    boolean isEmpty() {
        return values.isEmpty();
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public String toString() {
        return values.keySet() + "=***";
    }
}
