package dev.loki.application.cycle;

import dev.loki.application.trace.OpenSpan;
import dev.loki.application.trace.TraceVariables;
import dev.loki.application.trace.Tracer;
import dev.loki.domain.cycle.Cycle;
import dev.loki.domain.cycle.CycleStep;
import dev.loki.domain.cycle.StepEnding;
import dev.loki.domain.cycle.StepEnding.Result;
import dev.loki.domain.cycle.StepKind;
import dev.loki.domain.trace.LokiAttributes;
import dev.loki.domain.trace.SpanDetails;
import dev.loki.domain.trace.SpanShape;
import dev.loki.ports.cycle.CycleWishes;
import dev.loki.ports.cycle.StepLogException;
import dev.loki.ports.cycle.StepLogs;
import dev.loki.ports.cycle.StepRunner;
import dev.loki.ports.run.Command;
import dev.loki.ports.run.CommandStartException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Runs the command of a step, and tells how it ended. */
public final class StepExecution {

    private static final int EXIT_STOPPED = 143;
    private static final int EXIT_INTERRUPTED = 130;
    private static final int EXIT_TIMED_OUT = 124;

    private final StepRunner runner;
    private final CycleWishes wishes;
    private final StepLogs logs;
    private final Tracer tracer;
    private final LongSupplier ticks;
    private final CycleLimit limit;

    /**
     * @param ticks nanoseconds from any beginning
     * @param limit may end a step
     */
    public StepExecution(
            StepRunner runner, CycleWishes wishes, StepLogs logs, Tracer tracer, LongSupplier ticks, CycleLimit limit) {
        this.runner = runner;
        this.wishes = wishes;
        this.logs = logs;
        this.tracer = tracer;
        this.ticks = ticks;
        this.limit = limit;
    }

    /**
     * What became of a step.
     *
     * @param log where its output is; empty where it could not be kept
     * @param trouble why not
     */
    record Done(StepEnding ending, Duration took, Optional<String> log, Optional<String> trouble) {}

    /** What a step starts, before it is told which attempt it is. */
    static Command command(CycleStep step, CycleSetting setting) {
        Map<String, String> environment = new HashMap<>(setting.environment());
        environment.putAll(step.environment());
        return new Command(shell(step), setting.project(), environment);
    }

    /** What a step's command is started as. */
    static List<String> shell(CycleStep step) {
        return List.of("/bin/sh", "-c", step.command());
    }

    Done run(CycleStep step, Cycle cycle, CycleSetting setting, OpenSpan within) {
        SpanShape shape = step.kind() == StepKind.GATE ? SpanShape.qualityGate(step.name()) : SpanShape.command();
        try (OpenSpan span =
                tracer.start(shape, within.context().orElse(setting.outer().span()))) {
            MaskedOutput output = new MaskedOutput();
            long begin = ticks.getAsLong();
            Optional<Duration> time = cycle.timeForStep();
            StepEnding ending = run(command(step, cycle, setting, span), time, output);
            Duration took = Duration.ofNanos(Math.max(0, ticks.getAsLong() - begin));
            describe(step, ending, span);
            return kept(step, cycle, setting, output, ending, atLeast(took, ending, time));
        }
    }

    private StepEnding run(Command command, Optional<Duration> time, MaskedOutput output) {
        try {
            StepRunner.Exit exit = runner.run(command, time, output, this::isEndWanted);
            return switch (exit.cause()) {
                case ITSELF -> byItself(exit.exitCode(), output);
                case TIME -> timedOut(time, output);
                case REQUEST -> limit.told().orElseGet(this::stopped);
                case SIGNAL -> interrupted();
            };
        } catch (CommandStartException e) {
            return runner.endingSignal().isPresent()
                    ? interrupted()
                    : new StepEnding(Result.FAILED, e.exitCode(), String.valueOf(e.getMessage()));
        }
    }

    private boolean isEndWanted() {
        return limit.told().isPresent() || wishes.wish() == CycleWishes.Wish.STOP;
    }

    /** A command that gave up, because it was refused what it needed, ran into its limit as well. */
    private StepEnding byItself(int exitCode, MaskedOutput output) {
        Optional<StepEnding> limited = exitCode == 0 ? Optional.empty() : limit.reached();
        return limited.orElseGet(() -> StepEnding.exited(exitCode, told(exitCode, output)));
    }

    private static StepEnding timedOut(Optional<Duration> limit, MaskedOutput output) {
        String most = limit.map(time -> " in " + time.toSeconds() + " s").orElse("");
        return new StepEnding(Result.TIMED_OUT, EXIT_TIMED_OUT, "not done" + most + after(output));
    }

    private StepEnding stopped() {
        if (wishes.wish() != CycleWishes.Wish.STOP) {
            return new StepEnding(Result.INTERRUPTED, EXIT_INTERRUPTED, "interrupted");
        }
        return asked(wishes);
    }

    /** Somebody asked for the end, which is wanted no more. */
    static StepEnding asked(CycleWishes wishes) {
        wishes.stopped();
        String left = wishes.wish() == CycleWishes.Wish.STOP
                ? "; it cannot be taken away: remove it, or the next cycle ends as well"
                : ", and was taken away";
        return new StepEnding(Result.STOPPED, EXIT_STOPPED, "the file STOP asked for the end" + left);
    }

    private StepEnding interrupted() {
        return signalled(runner.endingSignal().orElse(EXIT_INTERRUPTED));
    }

    /** @param exitCode 128 + the signal's number */
    static StepEnding signalled(int exitCode) {
        return new StepEnding(Result.INTERRUPTED, exitCode, "a signal asked for the end");
    }

    private static String told(int exitCode, MaskedOutput output) {
        return "exit code " + exitCode + after(output);
    }

    private static String after(MaskedOutput output) {
        String line = output.lastLine();
        return line.isEmpty() ? "" : ": " + line;
    }

    /** A command that has taken all of its time has taken no less, whatever the clocks say. */
    private static Duration atLeast(Duration took, StepEnding ending, Optional<Duration> limit) {
        return limit.filter(time -> ending.result() == Result.TIMED_OUT && time.compareTo(took) > 0)
                .orElse(took);
    }

    private static void describe(CycleStep step, StepEnding ending, OpenSpan span) {
        span.put(
                        LokiAttributes.STEP_NAME,
                        step.kind() == StepKind.GATE ? step.kind().wireName() : step.label())
                .put(LokiAttributes.STEP_RESULT, ending.result().wireName())
                .put(LokiAttributes.COMMAND_EXIT_CODE, ending.exitCode());
        if (step.kind() == StepKind.GATE) {
            span.add(SpanDetails.qualityGateResult(ending.result() == Result.DONE ? "pass" : "fail"));
        } else if (ending.result() != Result.DONE) {
            span.fail(ending.details());
        }
    }

    private Done kept(
            CycleStep step, Cycle cycle, CycleSetting setting, MaskedOutput output, StepEnding ending, Duration took) {
        try {
            String name = step.fileName(cycle.state().iteration());
            return new Done(
                    ending, took, Optional.of(logs.keep(setting.session(), name, output.text())), Optional.empty());
        } catch (StepLogException e) {
            return new Done(ending, took, Optional.empty(), Optional.ofNullable(e.getMessage()));
        }
    }

    private static Command command(CycleStep step, Cycle cycle, CycleSetting setting, OpenSpan span) {
        Command bare = command(step, setting);
        Map<String, String> environment = new HashMap<>(bare.environment());
        environment.put("LOKI_ITERATION", Integer.toString(cycle.state().iteration()));
        environment.put("LOKI_STEP", step.kind().wireName() + "-" + step.number());
        environment.put("LOKI_STEP_ATTEMPT", Integer.toString(cycle.state().attempts()));
        return new Command(bare.line(), bare.directory(), TraceVariables.handingOn(span, setting.outer(), environment));
    }
}
