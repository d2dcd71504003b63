package dev.loki.domain.cycle;

import dev.loki.domain.quality.GateResult;
import dev.loki.domain.quality.GateVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cycle as a state machine: which step comes next given how those before it ended. A step that fails at work ends its
 * iteration, and the next begins after a pause that grows; verification runs to its end, and an iteration that fails it is
 * followed by the next at once. What is denied stops the cycle, and is not tried again before a pause. Immutable.
 */
public final class Cycle {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE_AFTER_DENIAL = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 9;

    private final CyclePlan plan;
    private final CycleLimits limits;
    private final CycleState state;

    private Cycle(CyclePlan plan, CycleLimits limits, CycleState state) {
        this.plan = plan;
        this.limits = limits;
        this.state = state;
    }

    /** At its first step. */
    public static Cycle begin(CyclePlan plan, CycleLimits limits) {
        return new Cycle(plan, limits, CycleState.beginning(plan.hash()));
    }

    /**
     * Goes on with a cycle that was stopped or interrupted.
     *
     * @throws IllegalArgumentException where it is over, is of another run file, or is none of this plan; the message says
     *     what to do
     */
    public static Cycle resume(CyclePlan plan, CycleLimits limits, CycleState state) {
        if (!state.hash().equals(plan.hash())) {
            throw new IllegalArgumentException("the run file is not the one that the cycle began with: its SHA-256 is "
                    + plan.hash() + ", and was " + state.hash()
                    + "; put the old one back and resume, or start anew without --resume");
        }
        if (state.next() > plan.steps().size()) {
            throw new IllegalArgumentException("the state names step " + (state.next() + 1)
                    + ", which the run file has not; start anew without --resume");
        }
        if (state.next() == plan.steps().size()
                || state.stop().filter(stop -> !stop.isResumable()).isPresent()) {
            throw new IllegalArgumentException("the last cycle has finished; start anew without --resume");
        }
        return resumed(new Cycle(plan, limits, state.resumed()), state.stop());
    }

    /** At a limit that it was stopped by, it ends as it did. */
    private static Cycle resumed(Cycle cycle, Optional<CycleStop> before) {
        return cycle.end()
                .map(end -> before.filter(stop -> stop.reason() == end.reason()).orElse(end))
                .map(end -> cycle.with(cycle.state.ended(end)))
                .orElse(cycle);
    }

    public CyclePlan plan() {
        return plan;
    }

    public CycleLimits limits() {
        return limits;
    }

    public CycleState state() {
        return state;
    }

    /** The step to be taken; empty where the cycle is at its end. */
    public Optional<CycleStep> next() {
        return end().isPresent() ? Optional.empty() : Optional.of(step());
    }

    /** Why no step follows; empty while one does. */
    public Optional<CycleStop> end() {
        if (state.stop().isPresent()) {
            return state.stop();
        }
        if (state.next() == plan.steps().size()) {
            String after = state.iteration() == 1 ? "1 iteration" : state.iteration() + " iterations";
            return Optional.of(new CycleStop(CycleStop.Reason.FINISHED, 0, "finished after " + after));
        }
        if (state.iteration() > limits.iterations()) {
            return Optional.of(limits.iterationsSpent(plan, ""));
        }
        return limits.duration()
                .filter(most -> state.worked().compareTo(most) >= 0)
                .map(most -> limits.timeSpent(plan, most, ""));
    }

    /** How long the step to be taken may take: as the run file says, but no longer than is left for all. */
    public Optional<Duration> timeForStep() {
        Optional<Duration> left = limits.duration().map(most -> most.minus(state.worked()));
        Optional<Duration> own = step().limit();
        return left.isPresent() && own.isPresent() && own.get().compareTo(left.get()) < 0 ? own : left.or(() -> own);
    }

    /** The names of the gates that the work of this iteration has passed, in the order of the run file. */
    public List<String> passedGates() {
        return state.gates().stream()
                .filter(gate -> gate.verdict() == GateVerdict.PASSED)
                .map(GateResult::name)
                .toList();
    }

    /** The same, with the step to be taken begun. */
    public Cycle begun() {
        return with(state.begun());
    }

    /**
     * The cycle after the step that was to be taken.
     *
     * @param took how long it took
     * @param now when it ended
     */
    public Cycle after(StepEnding ending, Duration took, Instant now) {
        Cycle after = stepped(ending, took, now);
        return after.end()
                .filter(end -> after.state.stop().isEmpty())
                .map(end -> after.with(after.state.ended(after.explained(end, step(), ending))))
                .orElse(after);
    }

    /** A limit is told with what kept the work from passing. */
    private CycleStop explained(CycleStop end, CycleStep last, StepEnding ending) {
        boolean isNew = state.next() == 0;
        String why = isNew ? Shortfall.of(plan, state.gates(), last, ending) : "";
        return switch (end.reason()) {
            case ITERATIONS_SPENT -> limits.iterationsSpent(plan, why);
            case TIME_SPENT -> limits.timeSpent(plan, limits.duration().orElseThrow(), why);
            default -> end;
        };
    }

    private Cycle stepped(StepEnding ending, Duration took, Instant now) {
        CycleStep step = step();
        CycleState worked = state.working(took);
        if (ending.result().stop().isPresent()) {
            return with(stopped(worked, step, ending, ending.result().stop().get(), now));
        }
        boolean passed = ending.result() == StepEnding.Result.DONE;
        if (step.kind() == StepKind.DEPLOY && !passed) {
            return with(stopped(worked, step, ending, CycleStop.Reason.DEPLOYMENT_FAILED, now));
        }
        if (step.kind().works() && !passed) {
            int failed = state.failedIterations() + 1;
            return with(worked.iterating(failed, Optional.of(now.plus(pause(FIRST_PAUSE, failed)))));
        }
        boolean failing = state.failing() || (step.kind().verifies() && step.required() && !passed);
        return with(worked.stepping(gates(step, ending), failing)).judged();
    }

    /** Once all that verifies has run, the work goes on to its deployment or back to the beginning. */
    private Cycle judged() {
        if (state.next() != plan.stepsOfAnIteration()) {
            return this;
        }
        return with(state.failing() ? state.iterating(0, Optional.empty()) : state.verified());
    }

    private static CycleState stopped(
            CycleState worked, CycleStep step, StepEnding ending, CycleStop.Reason reason, Instant now) {
        String message =
                switch (reason) {
                    case DENIED -> step.label() + ": " + ending.details();
                    case DEPLOYMENT_FAILED -> step.label() + " " + ending.told(step.kind());
                    default -> ending.details();
                };
        CycleStop stop = new CycleStop(reason, ending.exitCode(), message);
        if (reason != CycleStop.Reason.DENIED) {
            return worked.stopped(stop, 0, Optional.empty());
        }
        int denials = worked.denials() + 1;
        return worked.stopped(stop, denials, Optional.of(now.plus(pause(FIRST_PAUSE_AFTER_DENIAL, denials))));
    }

    private List<GateResult> gates(CycleStep step, StepEnding ending) {
        if (step.kind() != StepKind.GATE) {
            return state.gates();
        }
        List<GateResult> gates = new ArrayList<>(step.number() == 1 ? List.of() : state.gates());
        boolean passed = ending.result() == StepEnding.Result.DONE;
        GateVerdict verdict = passed ? GateVerdict.PASSED : GateVerdict.FAILED;
        gates.add(new GateResult(step.name(), verdict, ending.details(), List.of()));
        return gates;
    }

    private static Duration pause(Duration first, int times) {
        Duration pause = first.multipliedBy(1L << Math.min(times - 1, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private CycleStep step() {
        return plan.steps().get(state.next());
    }

    private Cycle with(CycleState next) {
        return new Cycle(plan, limits, next);
    }
}
