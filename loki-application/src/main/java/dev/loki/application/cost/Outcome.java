package dev.loki.application.cost;

import java.util.List;

/**
 * What was decided, and what could not be told of it.
 *
 * @param <T> the answer
 * @param warnings such as that no event could be published; nothing hangs on them
 */
public record Outcome<T>(T answer, List<String> warnings) {

    public Outcome {
        warnings = List.copyOf(warnings);
    }
}
