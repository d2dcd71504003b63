package dev.loki.adapter.jira.tracker;

import dev.loki.adapter.jira.tracker.Transition.Standing;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.domain.tracker.WorkStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where an issue is to be brought: to the status that the team named, or, in a workflow without it, to one of its category.
 *
 * @param name the team's
 * @param category the key that Jira knows it by, whatever the language
 */
record StatusGoal(String name, String category) {

    static StatusGoal of(WorkStatus status, StatusNames names) {
        return new StatusGoal(
                names.of(status),
                switch (status.category()) {
                    case NEW -> "new";
                    case IN_PROGRESS -> "indeterminate";
                    case DONE, CANCELED -> "done";
                });
    }

    /** Whether it is there, given the ways out: by name, or by category where no way leads to the name. */
    boolean isReached(Standing now, List<Transition> ways) {
        return isCalled(now.status())
                || (now.category().equals(category) && named(ways).isEmpty());
    }

    /** The way to take: one to the name, else one to the category; best one that asks for nothing. */
    Optional<Transition> choose(List<Transition> ways) {
        return named(ways).or(() -> first(ways, way -> way.to().category().equals(category)));
    }

    /** Why there is none, for a person. */
    String noWay(Standing now, List<Transition> ways) {
        String there = ways.stream()
                .map(way -> way.name() + " -> " + way.to().status())
                .limit(20)
                .collect(Collectors.joining(", "));
        return "from \"" + now.status() + "\" no transition leads to \"" + name + "\", nor to a status of the category "
                + category + "; there is " + (there.isEmpty() ? "none that this account may take" : there);
    }

    private Optional<Transition> named(List<Transition> ways) {
        return first(ways, way -> isCalled(way.to().status()) || isCalled(way.name()));
    }

    private static Optional<Transition> first(List<Transition> ways, Predicate<Transition> wanted) {
        return ways.stream().filter(wanted).min(Comparator.comparing(Transition::hasScreen));
    }

    private boolean isCalled(String status) {
        return plain(status).equals(plain(name));
    }

    /** Teams write In progress and In Progress, Canceled and Cancelled. */
    private static String plain(String status) {
        return status.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replace("cancelled", "canceled");
    }
}
