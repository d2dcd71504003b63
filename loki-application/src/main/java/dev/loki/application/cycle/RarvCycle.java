package dev.loki.application.cycle;

import dev.loki.application.trace.OpenSpan;
import dev.loki.application.trace.Tracer;
import dev.loki.domain.cycle.Cycle;
import dev.loki.domain.cycle.CycleStep;
import dev.loki.domain.cycle.CycleStop;
import dev.loki.domain.cycle.StepEnding;
import dev.loki.domain.trace.SpanContext;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.cycle.CycleStoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries a cycle out, step by step (seed, "Process lifecycle"): each is waited for, checked, put on record, run, and put
 * on record with how it ended, before the next. What cannot be recorded stops the cycle. For one cycle and one thread.
 */
public final class RarvCycle {

    private static final int EXIT_NOT_RECORDED = 70;

    private final CyclePatience patience;
    private final StepCheck check;
    private final StepExecution execution;
    private final CycleRecord record;
    private final CycleReports reports;
    private final Tracer tracer;
    private final InstantSource clock;
    private final Consumer<String> progress;
    private final List<String> troubles = new ArrayList<>();

    /** @param progress told in a line what happens, for whoever watches */
    public RarvCycle(
            CyclePatience patience,
            StepCheck check,
            StepExecution execution,
            CycleRecord record,
            CycleReports reports,
            Tracer tracer,
            InstantSource clock,
            Consumer<String> progress) {
        this.patience = patience;
        this.check = check;
        this.execution = execution;
        this.record = record;
        this.reports = reports;
        this.tracer = tracer;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Runs the cycle to its end. Never throws for what the commands or their surroundings do.
     *
     * @param resumed whether it goes on with one that was stopped or interrupted
     * @param parent the span it happens in; null where there is none
     */
    public CycleResult run(Cycle start, boolean resumed, CycleSetting setting, @Nullable SpanContext parent) {
        Duration before = start.state().worked();
        Cycle cycle = start;
        CycleStop stop;
        try (PhaseSpans phases = new PhaseSpans(tracer, parent)) {
            if (!resumed) {
                troubles.addAll(reports.begun(setting.session()));
            }
            record.begin(cycle, resumed);
            for (Optional<CycleStep> next = cycle.next(); next.isPresent(); next = cycle.next()) {
                cycle = behind(next.get(), cycle, setting, phases);
            }
            stop = cycle.end().orElseThrow();
        } catch (AuditLogException | CycleStoreException e) {
            stop = new CycleStop(
                    CycleStop.Reason.NOT_RECORDED,
                    EXIT_NOT_RECORDED,
                    "what happens cannot be put on record: " + e.getMessage());
        }
        Duration worked = cycle.state().worked();
        reports.ended(setting.session(), stop, worked, worked.minus(before)).ifPresent(troubles::add);
        troubles.addAll(record.troubles());
        return new CycleResult(stop, troubles);
    }

    private Cycle behind(CycleStep step, Cycle cycle, CycleSetting setting, PhaseSpans phases) {
        OpenSpan phase = phases.of(step, cycle.state().iteration());
        Optional<StepEnding> refused = patience.await(cycle.state().notBefore(), progress)
                .or(() -> check.refusal(step, cycle, setting, phase).map(this::explained));
        if (refused.isPresent()) {
            Cycle after = cycle.after(refused.get(), Duration.ZERO, clock.instant());
            record.end(step, cycle, after, refused.get(), null, phase);
            return after;
        }
        return run(step, cycle.begun(), setting, phase);
    }

    /** Whoever called a wait off says why. */
    private StepEnding explained(StepEnding refusal) {
        return refusal.result() == StepEnding.Result.INTERRUPTED
                ? patience.endWanted().orElse(refusal)
                : refusal;
    }

    private Cycle run(CycleStep step, Cycle begun, CycleSetting setting, OpenSpan phase) {
        progress.accept(name(step, begun));
        record.begin(step, begun, phase);
        StepExecution.Done done = execution.run(step, begun, setting, phase);
        Cycle after = begun.after(done.ending(), done.took(), clock.instant());
        record.end(step, begun, after, done.ending(), done, phase);
        tell(step, begun, done.ending());
        reports.verified(step, done.ending(), after).ifPresent(troubles::add);
        return after;
    }

    /** Why the cycle ends is said at its end. */
    private void tell(CycleStep step, Cycle cycle, StepEnding ending) {
        if (ending.result().finishesTheStep()) {
            boolean counts = step.required() || ending.result() == StepEnding.Result.DONE;
            progress.accept(name(step, cycle) + ": " + ending.told(step.kind()) + (counts ? "" : " (not required)"));
        }
    }

    private static String name(CycleStep step, Cycle cycle) {
        return "iteration " + cycle.state().iteration() + ", " + step.label();
    }
}
