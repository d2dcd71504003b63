package dev.loki.adapter.process.run;

import dev.loki.ports.cycle.StepRunner;
import dev.loki.ports.run.Command;
import dev.loki.ports.run.CommandStartException;
import dev.loki.ports.run.ProcessName;
import java.io.File;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs the steps of a cycle as child processes. Their output goes to this process's own streams as it comes, and to whoever
 * takes it; they read nothing, because nobody is there to type. From {@link #open} to {@link #close}, signals do not simply
 * end this process: see {@link SignalForwarder}; and where it is killed, the {@link Watchdog} ends them. One
 * command at a time, one runner at a time.
 */
public final class CapturingRunner implements StepRunner, AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 200;
    private static final int DEATH_BY_SIGNAL = 128;
    private static final File NOTHING = new File(File.separatorChar == '/' ? "/dev/null" : "NUL");

    private final ChildProcesses children;
    private final PrintStream out;
    private final PrintStream err;

    private CapturingRunner(ChildProcesses children, PrintStream out, PrintStream err) {
        this.children = children;
        this.out = out;
        this.err = err;
    }

    /**
     * Takes the signals over, before there is a command.
     *
     * @param out shows the commands' output
     * @param err shows what they say besides
     * @param session the id of the run, whose processes end with this one where it is killed
     * @param started told of each command that leads a session of the system of its own
     * @param warnings told where the watchdog was killed
     */
    public static CapturingRunner open(
            PrintStream out,
            PrintStream err,
            String session,
            Consumer<ProcessName> started,
            Consumer<String> warnings) {
        return new CapturingRunner(ChildProcesses.ofRun(session, started, warnings, GRACE), out, err);
    }

    /**
     * @param terminalDelivers whether there is a terminal, which sends INT to the child by itself; asked at each signal
     * @param grace how long a command may take to end that was asked to
     */
    static CapturingRunner open(
            PrintStream out, PrintStream err, String session, BooleanSupplier terminalDelivers, Duration grace) {
        return new CapturingRunner(ChildProcesses.unwatched(session, terminalDelivers, grace), out, err);
    }

    @Override
    public Exit run(Command command, Optional<Duration> limit, Output output, BooleanSupplier endWanted)
            throws CommandStartException {
        Process child = children.start(command, builder -> builder.redirectInput(NOTHING));
        try {
            OutputPump pump = OutputPump.of(child, out, err, output);
            Cause cause = await(child, limit, endWanted);
            if (cause != Cause.ITSELF) {
                children.end(child);
            }
            int exitCode = ChildProcesses.waitFor(child);
            if (cause != Cause.ITSELF || exitCode > DEATH_BY_SIGNAL) {
                children.restoreTerminal();
            }
            pump.finish();
            return new Exit(children.ending().isPresent() ? Cause.SIGNAL : cause, exitCode);
        } finally {
            children.detach();
        }
    }

    @Override
    public OptionalInt endingSignal() {
        return children.ending();
    }

    /** Asks what commands left behind to end, and kills what does not in some seconds. */
    public void endLeftBehind() {
        children.endLeftBehind();
    }

    /** Gives the signals back to whoever handled them before. Nobody is watched over any more. */
    @Override
    public void close() {
        children.close();
    }

    /** Why the command has to end, or that it has. An interrupt is a request. */
    private Cause await(Process child, Optional<Duration> limit, BooleanSupplier endWanted) {
        long begin = System.nanoTime();
        try {
            while (!child.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                children.look(child);
                if (limit.isPresent()
                        && System.nanoTime() - begin >= limit.get().toNanos()) {
                    return Cause.TIME;
                }
                if (children.ending().isPresent()) {
                    return Cause.SIGNAL;
                }
                if (endWanted.getAsBoolean()) {
                    return Cause.REQUEST;
                }
            }
            return Cause.ITSELF;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Cause.REQUEST;
        }
    }
}
