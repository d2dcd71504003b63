package dev.loki.ports.run;

import java.util.concurrent.CompletableFuture;

/** Runs a command as a child process on the same standard streams, so that an interactive one keeps the terminal. */
@FunctionalInterface
public interface CommandRunner {

    /**
     * Starts the command and waits for its end. Signals that reach this process meanwhile are forwarded.
     *
     * @param stop ends the command early once it is complete: the command and all that it started are asked to end, and a
     *     few seconds later those that are still there are made to; this method returns when they are gone
     * @return its exit code; 128 + n where signal n killed it
     * @throws CommandStartException where it could not be started, or a signal came first
     */
    int run(Command command, CompletableFuture<?> stop) throws CommandStartException;
}
