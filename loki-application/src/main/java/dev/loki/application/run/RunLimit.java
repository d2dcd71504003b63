package dev.loki.application.run;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** What may keep a run from its start, or end it before its command does. Implementations are thread-safe. */
public interface RunLimit {

    /** Nothing does. */
    RunLimit NONE = new RunLimit() {
        @Override
        public Optional<Stop> reached() {
            return Optional.empty();
        }

        @Override
        public Watch watch(Consumer<Stop> stop) {
            return () -> {};
        }
    };

    /** Both of them, of which the first that has something to say says it. */
    static RunLimit both(RunLimit one, RunLimit other) {
        return new RunLimit() {
            @Override
            public Optional<Stop> reached() {
                return one.reached().or(other::reached);
            }

            @Override
            public Watch watch(Consumer<Stop> stop) {
                AtomicBoolean said = new AtomicBoolean();
                Consumer<Stop> once = end -> {
                    if (said.compareAndSet(false, true)) {
                        stop.accept(end);
                    }
                };
                Watch first = one.watch(once);
                Watch second = other.watch(once);
                return () -> {
                    first.close();
                    second.close();
                };
            }
        };
    }

    /** Why nothing may start or go on; empty where it may. */
    Optional<Stop> reached();

    /**
     * Watches until it is closed, and says once, at most, that the command is to end; on a thread of its own, which may be
     * made to wait until it has.
     */
    Watch watch(Consumer<Stop> stop);

    /**
     * That a run is to end.
     *
     * @param outcome {@link Outcome#BUDGET_EXCEEDED}, {@link Outcome#LIMIT_REACHED} or {@link Outcome#STOPPED}
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
