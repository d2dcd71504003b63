package dev.loki.domain.cycle;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One command of a cycle.
 *
 * @param number its place among those of its kind, from 1
 * @param name of a gate; for any other step its kind's
 * @param command what a POSIX shell is given
 * @param required whether the work must pass it; only gates may be not
 * @param limit how long it may take; empty for as long as the cycle may
 * @param environment what it gets besides what every step gets
 */
public record CycleStep(
        StepKind kind,
        int number,
        String name,
        String command,
        boolean required,
        Optional<Duration> limit,
        Map<String, String> environment) {

    public CycleStep {
        environment = Map.copyOf(environment);
    }

    /** What people call it, such as {@code act 2} or {@code gate unit-tests}. */
    public String label() {
        return kind.wireName() + " " + (kind == StepKind.GATE ? name : Integer.toString(number));
    }

    /** A name for its files in an iteration, such as {@code 0002-act-1}, in which an earlier one sorts before. */
    public String fileName(int iteration) {
        return "%04d-%s-%d".formatted(iteration, kind.wireName(), number);
    }
}
