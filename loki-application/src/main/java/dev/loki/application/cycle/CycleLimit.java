package dev.loki.application.cycle;

import dev.loki.application.run.Outcome;
import dev.loki.application.run.RunLimit;
import dev.loki.domain.cycle.StepEnding;
import dev.loki.domain.cycle.StepEnding.Result;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What may end a cycle, watched from {@link #over} to {@link #close}: within steps, between them, and while one is waited
 * for. Thread-safe.
 */
public final class CycleLimit implements AutoCloseable {

    private static final int EXIT_BUDGET = 4;
    private static final int EXIT_STOPPED = 143;

    private final RunLimit limit;
    private final CompletableFuture<RunLimit.Stop> stop;
    private final RunLimit.Watch watch;

    private CycleLimit(RunLimit limit, CompletableFuture<RunLimit.Stop> stop) {
        this.limit = limit;
        this.stop = stop;
        this.watch = limit.watch(stop::complete);
    }

    /** Watches from now on. */
    public static CycleLimit over(RunLimit limit) {
        return new CycleLimit(limit, new CompletableFuture<>());
    }

    /** That the cycle was told to end; empty where it was not. Costs nothing. */
    Optional<StepEnding> told() {
        return Optional.ofNullable(stop.getNow(null))
                .map(end -> end.outcome() == Outcome.STOPPED
                        ? new StepEnding(Result.STOPPED, EXIT_STOPPED, end.reason())
                        : overBudget(end.reason()));
    }

    /** As {@link #told}, and asks anew. */
    Optional<StepEnding> reached() {
        return told().or(() -> limit.reached().map(CycleLimit::overBudget));
    }

    @Override
    public void close() {
        watch.close();
    }

    private static StepEnding overBudget(String reason) {
        return new StepEnding(Result.BUDGET_EXCEEDED, EXIT_BUDGET, reason);
    }
}
