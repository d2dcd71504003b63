package dev.loki.ports.cycle;

import dev.loki.ports.run.Command;
import dev.loki.ports.run.CommandStartException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * Runs commands as child processes that read nothing, and whose output is taken as well as shown. For one command at a
 * time.
 */
public interface StepRunner {

    /** Why a command ended. */
    enum Cause {
        /** By itself. */
        ITSELF,
        /** It had taken all of its time. */
        TIME,
        /** Its end was asked for. */
        REQUEST,
        /** A signal asked this process to end, and was passed on. */
        SIGNAL
    }

    /**
     * How a command ended.
     *
     * @param exitCode its own; 128 + n where signal n ended it
     */
    record Exit(Cause cause, int exitCode) {}

    /** Takes output, of both streams, in pieces that end with a line where lines are not too long. */
    @FunctionalInterface
    interface Output {

        /**
         * Called by one thread at a time.
         *
         * @param length how many bytes of the array count
         */
        void take(byte[] bytes, int length);
    }

    /**
     * Starts a command and waits for its end. One that is to end is asked to, with the processes below it, and killed where
     * it does not in some seconds. Output that comes later than that is lost.
     *
     * @param limit how long it may take; empty for any time
     * @param endWanted asked some times a second whether it is to end
     * @throws CommandStartException where it could not be started, or a signal came first
     */
    Exit run(Command command, Optional<Duration> limit, Output output, BooleanSupplier endWanted)
            throws CommandStartException;

    /** 128 + n where signal n has asked this process to end; empty where none has. */
    OptionalInt endingSignal();
}
