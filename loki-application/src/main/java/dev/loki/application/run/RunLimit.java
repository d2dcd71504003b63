package dev.loki.application.run;

import java.util.Optional;
import java.util.function.Consumer;

/** What may keep a run from its start, or end it before its command does. Implementations are thread-safe. */
public interface RunLimit {

    /** Nothing does. */
    RunLimit NONE = new RunLimit() {
        @Override
        public Optional<String> reached() {
            return Optional.empty();
        }

        @Override
        public Watch watch(Consumer<Stop> stop) {
            return () -> {};
        }
    };

    /** Why nothing may start or go on, for people; empty where it may. */
    Optional<String> reached();

    /**
     * Watches until it is closed, and says once, at most, that the command is to end; on a thread of its own, which may be
     * made to wait until it has.
     */
    Watch watch(Consumer<Stop> stop);

    /**
     * That a run is to end.
     *
     * @param outcome {@link Outcome#BUDGET_EXCEEDED} or {@link Outcome#STOPPED}
     * @param reason for people
     */
    record Stop(Outcome outcome, String reason) {}

    /** What goes on until it is closed. */
    interface Watch extends AutoCloseable {

        /** Ends the watch. When this returns, nothing is said any more. */
        @Override
        void close();
    }
}
