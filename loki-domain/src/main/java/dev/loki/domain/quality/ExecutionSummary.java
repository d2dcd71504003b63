package dev.loki.domain.quality;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run says of itself. All texts are from outside; what it did not say is empty.
 *
 * @param session the run's id
 * @param success whether it calls itself a success
 * @param duration in words, such as {@code 12 min 3 s}
 * @param costUsd in US dollars
 * @param deploymentUrl where what it deployed is
 * @param summary Markdown
 */
public record ExecutionSummary(
        String session,
        Optional<Boolean> success,
        OptionalLong tasksCompleted,
        OptionalLong tasksFailed,
        OptionalLong totalTasks,
        String duration,
        Optional<BigDecimal> costUsd,
        OptionalLong tokens,
        String deploymentUrl,
        String summary) {

    /** Nothing was said. */
    public static final ExecutionSummary NONE = new ExecutionSummary(
            "",
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            "",
            Optional.empty(),
            OptionalLong.empty(),
            "",
            "");
}
