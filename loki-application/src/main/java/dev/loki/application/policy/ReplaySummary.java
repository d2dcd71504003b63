package dev.loki.application.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a replay brought.
 *
 * @param policyHash of the policies it was made with
 * @param replayed how many decisions were asked about again
 * @param transitions how often a decision would be another, by {@link ReplayChange#transition}
 * @param unsure decisions that the log does not hold whole, because something was masked or left out
 * @param unreadable lines that are no decisions
 * @param dropped decisions that the log says it missed
 */
public record ReplaySummary(
        @Nullable String policyHash,
        long replayed,
        Map<String, Long> transitions,
        long unsure,
        long unreadable,
        long dropped) {

    public ReplaySummary {
        transitions = Map.copyOf(transitions);
    }

    /** How many decisions would be another. */
    public long changed() {
        return transitions.values().stream().mapToLong(Long::longValue).sum();
    }
}
