package dev.loki.ports.run;

/** Runs a command as a child process on the same standard streams, so that an interactive one keeps the terminal. */
public interface CommandRunner {

    /**
     * Starts the command and waits for its end. Signals that reach this process meanwhile are forwarded.
     *
     * @return its exit code; 128 + n where signal n killed it
     * @throws CommandStartException where it could not be started, or a signal came first
     */
    int run(Command command) throws CommandStartException;
}
