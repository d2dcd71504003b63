package dev.loki.domain.tracker;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where work stands: the phases of the RARV cycle (seed, "RARV-to-Jira status mapping"), and the states of a task. */
public enum WorkStatus {
    PLANNED(Category.NEW),
    REASON(Category.IN_PROGRESS),
    ACT(Category.IN_PROGRESS),
    REFLECT(Category.IN_PROGRESS),
    VERIFY(Category.IN_PROGRESS),
    BLOCKED(Category.IN_PROGRESS),
    FAILED(Category.IN_PROGRESS),
    DONE(Category.DONE),
    CANCELED(Category.CANCELED);

    /** What every tracker can tell apart, whatever it calls its statuses. */
    public enum Category {
        NEW,
        IN_PROGRESS,
        DONE,
        CANCELED
    }

    private final Category category;

    WorkStatus(Category category) {
        this.category = category;
    }

    /** What a tracker that has no status of the mapped name is asked for. */
    public Category category() {
        return category;
    }

    /** As it is written in settings and on the command line, such as {@code verify}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of a label, in letters of either case. */
    public static Optional<WorkStatus> of(String label) {
        return Stream.of(values())
                .filter(status -> status.label().equalsIgnoreCase(label))
                .findFirst();
    }
}
