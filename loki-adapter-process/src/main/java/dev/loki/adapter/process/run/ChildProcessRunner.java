package dev.loki.adapter.process.run;

import dev.loki.ports.run.Command;
import dev.loki.ports.run.CommandRunner;
import dev.loki.ports.run.CommandStartException;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * Runs commands as child processes on this process's own standard streams. While one runs, TERM and HUP are passed on to
 * it, as are INT and QUIT unless the terminal delivers them itself; none of them ends this process meanwhile. One
 * command at a time: signals have one receiver.
 */
public final class ChildProcessRunner implements CommandRunner {

    private final BooleanSupplier terminalDelivers;

    public ChildProcessRunner() {
        this(Terminal::deliversSignals);
    }

    /** @param terminalDelivers whether the terminal sends INT and QUIT to the child by itself; asked at each signal */
    ChildProcessRunner(BooleanSupplier terminalDelivers) {
        this.terminalDelivers = terminalDelivers;
    }

    /** The handlers are in place before the child starts, so that no signal falls between. */
    @Override
    public int run(Command command) throws CommandStartException {
        try (SignalForwarder forwarder = SignalForwarder.install(terminalDelivers)) {
            Process child = start(command);
            forwarder.attach(child);
            return waitFor(child);
        }
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
    private static int waitFor(Process child) {
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
