package dev.loki.adapter.process.run;

import dev.loki.ports.run.Command;
import dev.loki.ports.run.CommandRunner;
import dev.loki.ports.run.CommandStartException;
import dev.loki.ports.run.ProcessName;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs commands as child processes on this process's own standard streams, and ends what they leave behind. From
 * {@link #open} to {@link #close}, signals do not simply end this process: see {@link SignalForwarder}. One command at a
 * time, one runner at a time: signals have one receiver. A {@link Watchdog} sees to it that a run whose governor is killed
 * ends, too.
 */
public final class ChildProcessRunner implements CommandRunner, AutoCloseable {

    /** What a command that is told to end has to come to its end. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final int DEATH_BY_SIGNAL = 128;

    private final ChildProcesses children;

    private ChildProcessRunner(ChildProcesses children) {
        this.children = children;
    }

    /**
     * Takes the signals over, before there is a command.
     *
     * @param session the id of the run, whose processes end with this one where it is killed
     * @param started told of the command, where it leads a session of the system of its own
     * @param warnings told where the watchdog was killed
     */
    public static ChildProcessRunner open(String session, Consumer<ProcessName> started, Consumer<String> warnings) {
        return new ChildProcessRunner(ChildProcesses.ofRun(session, started, warnings, GRACE));
    }

    /**
     * @param terminalDelivers whether there is a terminal, which sends INT to the child by itself; asked at each signal
     * @param grace between TERM and KILL, for a command that is stopped
     */
    static ChildProcessRunner open(String session, BooleanSupplier terminalDelivers, Duration grace) {
        return new ChildProcessRunner(ChildProcesses.unwatched(session, terminalDelivers, grace));
    }

    /** A signal that came before keeps the command from being started. Who completes the stop waits for the end, too. */
    @Override
    public int run(Command command, CompletableFuture<?> stop) throws CommandStartException {
        Process child = children.start(command, ProcessBuilder::inheritIO);
        CompletableFuture<Void> ended = stop.thenRun(() -> children.end(child));
        int exitCode = 0;
        try {
            exitCode = children.await(child);
            return exitCode;
        } finally {
            children.endLeftBehind();
            children.detach();
            if (stop.isDone()) {
                ended.join();
            }
            if (stop.isDone() || exitCode > DEATH_BY_SIGNAL) {
                children.restoreTerminal();
            }
        }
    }

    /** Whether a signal came before there was a command: none will be started. */
    public boolean isCalledOff() {
        return children.isHeld();
    }

    /** Gives the signals back to whoever handled them before. Nobody is watched over any more. */
    @Override
    public void close() {
        children.close();
    }
}
