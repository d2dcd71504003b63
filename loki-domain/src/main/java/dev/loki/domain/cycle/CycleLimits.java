package dev.loki.domain.cycle;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a cycle may go.
 *
 * @param iterations how many at most
 * @param duration how long its steps may take in all; empty for any time
 */
public record CycleLimits(int iterations, Optional<Duration> duration) {

    /** How many iterations there are at most where nobody says. */
    public static final int DEFAULT_ITERATIONS = 1_000;

    private static final String IN_THE_FILE =
            "to go further, raise %s in the run file and start anew, without --resume";
    private static final String RAISED = "to go further, set a higher %s and go on with --resume";

    /**
     * That all iterations were used up.
     *
     * @param why what the last one lacked; may be empty
     */
    CycleStop iterationsSpent(CyclePlan plan, String why) {
        String most = iterations == 1 ? "1 iteration" : iterations + " iterations";
        boolean isOfTheFile = plan.iterations().isPresent() && plan.iterations().getAsInt() == iterations;
        return stop(
                CycleStop.Reason.ITERATIONS_SPENT,
                "the work has not passed its verification in " + most,
                why,
                isOfTheFile ? IN_THE_FILE.formatted("max_iterations") : RAISED.formatted("LOKI_MAX_ITERATIONS"));
    }

    /**
     * That the time was used up.
     *
     * @param most all that there was
     * @param why what the last iteration lacked; may be empty
     */
    CycleStop timeSpent(CyclePlan plan, Duration most, String why) {
        boolean isOfTheFile = plan.limit().filter(most::equals).isPresent();
        return stop(
                CycleStop.Reason.TIME_SPENT,
                "the steps have taken " + most.toSeconds() + " s, which is all they may",
                why,
                isOfTheFile ? IN_THE_FILE.formatted("max_duration_seconds") : RAISED.formatted("LOKI_MAX_DURATION"));
    }

    private static CycleStop stop(CycleStop.Reason reason, String what, String why, String advice) {
        String text =
                Stream.of(what, why, advice).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
        return new CycleStop(reason, CycleStop.LIMIT_REACHED, text);
    }

    /** The lower of what the run file and the operator say: neither lifts what the other has set. */
    public static CycleLimits of(
            CyclePlan plan, OptionalInt operatorsIterations, Optional<Duration> operatorsDuration) {
        return new CycleLimits(
                Stream.of(plan.iterations(), operatorsIterations)
                        .flatMapToInt(OptionalInt::stream)
                        .min()
                        .orElse(DEFAULT_ITERATIONS),
                Stream.of(plan.limit(), operatorsDuration)
                        .flatMap(Optional::stream)
                        .min(Duration::compareTo));
    }
}
