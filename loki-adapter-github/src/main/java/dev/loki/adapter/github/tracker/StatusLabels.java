package dev.loki.adapter.github.tracker;

import dev.loki.domain.tracker.StatusNames;
import dev.loki.domain.tracker.WorkStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The labels that tell the status of an issue, which GitHub itself knows only as open or closed: {@code loki:} and what the
 * team calls it, such as {@code loki:in-review}. No other label is ever added or taken away, whatever it begins with.
 * Immutable.
 */
public final class StatusLabels {

    /** Those of the names of the original. */
    public static final StatusLabels DEFAULT = new StatusLabels(StatusNames.DEFAULT);

    private static final String PREFIX = "loki:";
    private static final int LONGEST = 50;

    private final StatusNames names;

    public StatusLabels(StatusNames names) {
        this.names = names;
    }

    /** The label of a status. */
    public String of(WorkStatus status) {
        String name = names.of(status)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Cc},]+", "-")
                .replaceFirst("^loki:", "");
        String label = PREFIX + name;
        return label.codePointCount(0, label.length()) <= LONGEST
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST));
    }

    /** Which kind of status a label tells; empty where it tells none. GitHub tells no case apart. */
    public Optional<WorkStatus.Category> category(String label) {
        return Stream.of(WorkStatus.values())
                .filter(status -> of(status).equalsIgnoreCase(label))
                .map(WorkStatus::category)
                .findFirst();
    }

    /** Those among the labels that tell another status. */
    List<String> others(List<String> labels, WorkStatus status) {
        Set<String> ours = Stream.of(WorkStatus.values())
                .map(each -> of(each).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return labels.stream()
                .filter(label -> ours.contains(label.toLowerCase(Locale.ROOT)))
                .filter(label -> !label.equalsIgnoreCase(of(status)))
                .toList();
    }
}
