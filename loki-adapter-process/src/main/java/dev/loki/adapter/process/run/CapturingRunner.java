package dev.loki.adapter.process.run;

import dev.loki.ports.cycle.StepRunner;
import dev.loki.ports.run.Command;
import dev.loki.ports.run.CommandStartException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Runs the steps of a cycle as child processes. Their output goes to this process's own streams as it comes, and to whoever
 * takes it; they read nothing, because nobody is there to type. From {@link #open} to {@link #close}, signals do not simply
 * end this process: see {@link SignalForwarder}; and where it is killed, the {@link Watchdog} ends them. One command at a time, one runner at a time.
 */
public final class CapturingRunner implements StepRunner, AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 200;
    private static final File NOTHING = new File(File.separatorChar == '/' ? "/dev/null" : "NUL");

    private final SignalForwarder signals;
    private final Watchdog watchdog;
    private final PrintStream out;
    private final PrintStream err;
    private final Duration grace;

    private CapturingRunner(
            SignalForwarder signals, Watchdog watchdog, PrintStream out, PrintStream err, Duration grace) {
        this.signals = signals;
        this.watchdog = watchdog;
        this.out = out;
        this.err = err;
        this.grace = grace;
    }

    /**
     * Takes the signals over, before there is a command.
     *
     * @param out shows the commands' output
     * @param err shows what they say besides
     * @param session the id of the run, whose processes end with this one where it is killed
     */
    public static CapturingRunner open(PrintStream out, PrintStream err, String session) {
        return new CapturingRunner(
                SignalForwarder.install(Terminal::deliversSignals), Watchdog.over(session), out, err, GRACE);
    }

    /**
     * @param terminalDelivers whether the terminal sends INT to the child by itself; asked at each signal
     * @param grace how long a command may take to end that was asked to
     */
    static CapturingRunner open(PrintStream out, PrintStream err, BooleanSupplier terminalDelivers, Duration grace) {
        return new CapturingRunner(SignalForwarder.install(terminalDelivers), Watchdog.nobody(), out, err, grace);
    }

    @Override
    public Exit run(Command command, Optional<Duration> limit, Output output, BooleanSupplier endWanted)
            throws CommandStartException {
        Process child = signals.start(() -> start(command));
        try {
            OutputPump pump = OutputPump.of(child, out, err, output);
            Cause cause = await(child, limit, endWanted);
            if (cause != Cause.ITSELF) {
                ProcessTree.end(child.toHandle(), grace);
            }
            int exitCode = ChildProcessRunner.waitFor(child);
            pump.finish();
            return new Exit(signals.ending().isPresent() ? Cause.SIGNAL : cause, exitCode);
        } finally {
            signals.detach();
        }
    }

    @Override
    public OptionalInt endingSignal() {
        return signals.ending();
    }

    /** Gives the signals back to whoever handled them before. Nobody is watched over any more. */
    @Override
    public void close() {
        watchdog.close();
        signals.close();
    }

    private static Process start(Command command) throws CommandStartException {
        ProcessBuilder builder = new ProcessBuilder(command.line())
                .directory(command.directory().toFile())
                .redirectInput(NOTHING);
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw StartFailure.explain(command, e);
        }
    }

    /** Why the command has to end, or that it has. An interrupt is a request. */
    private Cause await(Process child, Optional<Duration> limit, BooleanSupplier endWanted) {
        long begin = System.nanoTime();
        try {
            while (!child.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (limit.isPresent()
                        && System.nanoTime() - begin >= limit.get().toNanos()) {
                    return Cause.TIME;
                }
                if (signals.ending().isPresent()) {
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
