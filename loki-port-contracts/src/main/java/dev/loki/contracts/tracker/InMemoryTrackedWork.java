package dev.loki.contracts.tracker;

import dev.loki.domain.tracker.TrackedStatus;
import dev.loki.ports.tracker.TrackedWork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What trackers were told, for tests, as durable as the object. Thread-safe. */
public final class InMemoryTrackedWork implements TrackedWork {

    private final Map<List<String>, TrackedStatus> statuses = new HashMap<>();
    private final Map<List<String>, String> issues = new HashMap<>();
    private final Map<List<String>, String> tasks = new HashMap<>();

    @Override
    public synchronized TrackedStatus newest(String service, String issue, TrackedStatus told) {
        return statuses.merge(
                List.of(service, issue), told, (known, other) -> other.isNewerThan(known) ? other : known);
    }

    @Override
    public synchronized Optional<TrackedStatus> status(String service, String issue) {
        return Optional.ofNullable(statuses.get(List.of(service, issue)));
    }

    @Override
    public synchronized void stands(String service, String issue, String task) {
        issues.put(List.of(service, task), issue);
        tasks.put(List.of(service, issue), task);
    }

    @Override
    public synchronized Optional<String> issue(String service, String task) {
        return Optional.ofNullable(issues.get(List.of(service, task)));
    }

    @Override
    public synchronized Optional<String> task(String service, String issue) {
        return Optional.ofNullable(tasks.get(List.of(service, issue)));
    }
}
