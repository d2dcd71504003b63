package dev.loki.adapter.linear.tracker;

import dev.loki.domain.tracker.ImportedWork;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Issues by their parents. Not thread-safe. */
final class Family {

    static final int MOST_GENERATIONS = 20;

    private static final int MOST_ISSUES = 5_000;

    private final Map<String, FoundIssue> issues = new LinkedHashMap<>();
    private final Map<String, List<FoundIssue>> children = new LinkedHashMap<>();
    private int placed;

    boolean knows(String id) {
        return issues.containsKey(id);
    }

    /**
     * Takes an issue in.
     *
     * @return false where it is known
     * @throws TrackerException where there are too many
     */
    boolean add(FoundIssue issue) {
        if (issues.putIfAbsent(issue.id(), issue) != null) {
            return false;
        }
        if (issues.size() > MOST_ISSUES) {
            throw new TrackerException(
                    Trouble.REFUSED, "there are more than " + MOST_ISSUES + " issues below it; import a part of them");
        }
        issue.parent().ifPresent(parent -> children.computeIfAbsent(parent, id -> new ArrayList<>())
                .add(issue));
        return true;
    }

    /** An issue with all below it. */
    ImportedWork under(String id) {
        return under(id, 0);
    }

    /** All, below those that have no parent among them. */
    List<ImportedWork> roots() {
        List<ImportedWork> roots = issues.values().stream()
                .filter(issue -> issue.parent().filter(this::knows).isEmpty())
                .sorted(FoundIssue.IN_ORDER)
                .map(issue -> under(issue.id(), 1))
                .toList();
        if (placed != issues.size()) {
            throw new TrackerException(Trouble.PASSING, "Linear says of some issues that each is the other's parent");
        }
        return roots;
    }

    private ImportedWork under(String id, int depth) {
        if (depth > MOST_GENERATIONS) {
            throw new TrackerException(
                    Trouble.REFUSED,
                    "issues are nested deeper than " + MOST_GENERATIONS + " generations; import one further down");
        }
        placed++;
        List<ImportedWork> below = children.getOrDefault(id, List.of()).stream()
                .sorted(FoundIssue.IN_ORDER)
                .map(child -> under(child.id(), depth + 1))
                .toList();
        return Objects.requireNonNull(issues.get(id)).with(below);
    }
}
