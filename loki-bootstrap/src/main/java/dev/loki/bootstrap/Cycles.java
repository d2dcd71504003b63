package dev.loki.bootstrap;

import dev.loki.application.cycle.StepPreview;
import dev.loki.application.run.RunSummary;
import dev.loki.domain.cycle.Cycle;
import java.util.List;

/** The cycle that the project's run file, {@code .loki/run.yaml}, tells of: shown, and run under governance. Thread-safe. */
public final class Cycles {

    private final RunWiring wiring;

    Cycles(RunWiring wiring) {
        this.wiring = wiring;
    }

    /** Whether the project has a run file, understood or not. */
    public boolean hasRunFile() {
        return wiring.cycles().hasRunFile();
    }

    /** Whether the last cycle was stopped or interrupted, so that it can be resumed. */
    public boolean isInterrupted() {
        return wiring.cycles().isInterrupted();
    }

    /**
     * The cycle that {@link #run} would run.
     *
     * @throws ConfigurationException where the run file or a variable is wrong, there is nothing to be resumed, or
     *     the policy file that the cycle went by is gone
     */
    public Cycle plan(CycleOrder order) {
        return wiring.cycles().cycle(order);
    }

    /** What the policies would say to each step of a cycle. Nothing is recorded. */
    public List<StepPreview> preview(Cycle cycle) {
        return wiring.preview(cycle);
    }

    /**
     * Runs the cycle, and waits for its end. Its commands start in the project's folder, in the environment that
     * {@link Runs#run} would give them. Ends telemetry, as a run of a command does.
     *
     * @throws ConfigurationException where the run file or a variable is wrong, there is nothing to be resumed, the policy
     *     file that the cycle went by is gone, or another process runs a cycle of this project
     * @throws dev.loki.ports.cycle.CycleStoreException where the cycle's state cannot be locked
     * @throws IllegalStateException where this facade has run something before
     */
    public RunSummary run(CycleOrder order) {
        return wiring.runCycle(order);
    }
}
