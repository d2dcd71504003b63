package dev.loki.adapter.linear.tracker;

import dev.loki.adapter.linear.tracker.Place.Standing;
import dev.loki.domain.tracker.WorkStatus.Category;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which of the statuses that a team or a workspace has is meant: the one of a name, else one of the types that the category
 * comes to. What stands in one of that type already stays where people put it; else the first by position is taken.
 */
record StatusChoice(List<Standing> offered, String name, Category category) {

    private static final int MOST_NAMED = 20;
    private static final Comparator<Standing> BY_POSITION = Comparator.comparingDouble(Standing::position);

    /** The status meant for what stands there now; empty where there is none. */
    Optional<Standing> from(Standing now) {
        return byName().or(() -> byType(now));
    }

    /** What was looked for, and what there is. */
    String whyNone(String owner) {
        String there = offered.stream()
                .sorted(BY_POSITION)
                .limit(MOST_NAMED)
                .map(status -> status.name() + " (" + status.type() + ")")
                .collect(Collectors.joining(", "));
        return owner + " has no status named " + name + " and none of type " + String.join(" or ", types())
                + "; it has " + (there.isEmpty() ? "none" : there);
    }

    private Optional<Standing> byName() {
        return offered.stream()
                .filter(status -> status.name().equalsIgnoreCase(name.strip()))
                .min(BY_POSITION);
    }

    private Optional<Standing> byType(Standing now) {
        return types().stream()
                .map(type -> ofType(type, now))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Standing> ofType(String type, Standing now) {
        if (now.type().equals(type)) {
            return Optional.of(now);
        }
        return offered.stream().filter(status -> status.type().equals(type)).min(BY_POSITION);
    }

    /** Types of workflow states, and of statuses of projects, which have {@code planned} where those have unstarted. */
    private List<String> types() {
        return switch (category) {
            case NEW -> List.of("unstarted", "planned", "backlog");
            case IN_PROGRESS -> List.of("started");
            case DONE -> List.of("completed");
            case CANCELED -> List.of("canceled");
        };
    }
}
