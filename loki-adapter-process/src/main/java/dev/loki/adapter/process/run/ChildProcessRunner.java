package dev.loki.adapter.process.run;

import dev.loki.ports.run.Command;
import dev.loki.ports.run.CommandRunner;
import dev.loki.ports.run.CommandStartException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Runs commands as child processes on this process's own standard streams. From {@link #open} to {@link #close}, signals
 * do not simply end this process: see {@link SignalForwarder}. One command at a time, one runner at a time: signals have
 * one receiver. A
 * {@link Watchdog} sees to it that a run whose governor is killed ends, too.
 */
public final class ChildProcessRunner implements CommandRunner, AutoCloseable {

    /** What a command that is told to end has to come to its end. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final SignalForwarder signals;
    private final Watchdog watchdog;
    private final Duration grace;

    private ChildProcessRunner(SignalForwarder signals, Watchdog watchdog, Duration grace) {
        this.signals = signals;
        this.watchdog = watchdog;
        this.grace = grace;
    }

    /**
     * Takes the signals over, before there is a command.
     *
     * @param session the id of the run, whose processes end with this one where it is killed
     */
    public static ChildProcessRunner open(String session) {
        return new ChildProcessRunner(
                SignalForwarder.install(Terminal::deliversSignals), Watchdog.over(session), GRACE);
    }

    /**
     * @param terminalDelivers whether the terminal sends INT to the child by itself; asked at each signal
     * @param grace between TERM and KILL, for a command that is stopped
     */
    static ChildProcessRunner open(BooleanSupplier terminalDelivers, Duration grace) {
        return new ChildProcessRunner(SignalForwarder.install(terminalDelivers), Watchdog.nobody(), grace);
    }

    /** A signal that came before keeps the command from being started. Who completes the stop waits for the end, too. */
    @Override
    public int run(Command command, CompletableFuture<?> stop) throws CommandStartException {
        Process child = signals.start(() -> start(command));
        CompletableFuture<Void> ended = stop.thenRun(() -> ProcessTree.end(child.toHandle(), grace));
        try {
            return waitFor(child);
        } finally {
            signals.detach();
            if (stop.isDone()) {
                ended.join();
            }
        }
    }

    /** Whether a signal came before there was a command: none will be started. */
    public boolean isCalledOff() {
        return signals.isHeld();
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
                .inheritIO();
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw StartFailure.explain(command, e);
        }
    }

    /** The JDK reports a death by signal n as 128 + n. An interrupt does not orphan the child; it stays set. */
    static int waitFor(Process child) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return child.waitFor();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
