package dev.loki.domain.tracker;

import java.util.EnumMap;
import java.util.Map;

/** What a team calls each status in its tracker; those that are not named are found by their category. Immutable. */
public final class StatusNames {

    /** The names of the original: work is in progress until it is looked at, and in review until it is done. */
    public static final StatusNames DEFAULT = new StatusNames(Map.of(
            WorkStatus.PLANNED, "To Do",
            WorkStatus.REASON, "In Progress",
            WorkStatus.ACT, "In Progress",
            WorkStatus.REFLECT, "In Review",
            WorkStatus.VERIFY, "In Review",
            WorkStatus.BLOCKED, "Blocked",
            WorkStatus.FAILED, "Blocked",
            WorkStatus.DONE, "Done",
            WorkStatus.CANCELED, "Canceled"));

    private final Map<WorkStatus, String> names;

    private StatusNames(Map<WorkStatus, String> names) {
        this.names = Map.copyOf(names);
    }

    /** These names, with others where a team has its own. */
    public StatusNames with(Map<WorkStatus, String> own) {
        Map<WorkStatus, String> all = new EnumMap<>(WorkStatus.class);
        all.putAll(names);
        all.putAll(own);
        return new StatusNames(all);
    }

    /** What the team calls it. */
    public String of(WorkStatus status) {
        return names.getOrDefault(status, status.label());
    }
}
