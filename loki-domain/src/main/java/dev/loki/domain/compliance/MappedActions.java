package dev.loki.domain.compliance;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Remembers what actions are evidence for, because most chains have few different ones. Bounded; not thread-safe. */
final class MappedActions {

    private static final int MAX_ACTIONS = 1_000;
    private static final int MAX_LENGTH = 100;

    private final Framework framework;
    private final Map<String, Set<String>> known = new HashMap<>();

    MappedActions(Framework framework) {
        this.framework = framework;
    }

    Set<String> of(String action) {
        Set<String> ids = known.get(action);
        if (ids != null) {
            return ids;
        }
        Set<String> mapped = ActionMapping.controls(framework, action);
        if (known.size() < MAX_ACTIONS && action.length() <= MAX_LENGTH) {
            known.put(action, mapped);
        }
        return mapped;
    }
}
