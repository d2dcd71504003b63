package dev.loki.ports.policy;

/** Tells when a project's policy source may have changed. For one use; implementations are thread-safe. */
public interface PolicyWatch extends AutoCloseable {

    /** A watch that never tells anything, for those who look once. */
    PolicyWatch NONE = new PolicyWatch() {
        @Override
        public void start(Listener listener) {
            // Nobody is told, and nothing is started.
        }

        @Override
        public void close() {
            // There is nothing to end.
        }
    };

    /**
     * Starts telling the listener: once soon, though nothing may have changed, so that no change before the start is
     * missed, and then within a second of each change. From one thread at a time. Does nothing once the watch is closed,
     * or was started before.
     */
    void start(Listener listener);

    /** Ends the watch. When this returns, the listener is told no more. Safe to call twice. */
    @Override
    void close();

    /** Who is told. */
    @FunctionalInterface
    interface Listener {

        /**
         * The source may have changed.
         *
         * @return false to be told again, though nothing changes in between
         */
        boolean mayHaveChanged();
    }
}
