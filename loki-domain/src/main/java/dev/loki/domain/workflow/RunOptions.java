package dev.loki.domain.workflow;

import java.util.Optional;

/**
 * How a run is wanted. Each text is one of a closed set, or letters, digits and {@code -} only.
 *
 * @param provider whose agent is to work, one of those that are allowed
 * @param mode how it is to work
 * @param priority {@code high}, {@code normal} or {@code low}
 */
public record RunOptions(Optional<String> provider, Optional<String> mode, Optional<String> priority, boolean dryRun) {

    /** Nothing in particular is wanted. */
    public static final RunOptions NONE = new RunOptions(Optional.empty(), Optional.empty(), Optional.empty(), false);
}
