package dev.loki.contracts.policy;

import dev.loki.ports.policy.PolicyWatch;
import org.jspecify.annotations.Nullable;

/** A watch for tests, which tells its listener when a test says so, on the test's thread. Thread-safe. */
public final class ManualPolicyWatch implements PolicyWatch {

    private @Nullable Listener listener;
    private boolean closed;

    @Override
    public synchronized void start(Listener whom) {
        if (!closed && listener == null) {
            listener = whom;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        listener = null;
    }

    /** Whether somebody is told. */
    public synchronized boolean isStarted() {
        return listener != null;
    }

    /** Tells the listener, and again as often as it asks for, at most ten times. */
    public void tell() {
        Listener told = told();
        for (int i = 0; told != null && !told.mayHaveChanged() && i < 10; i++) {
            told = told();
        }
    }

    private synchronized @Nullable Listener told() {
        return listener;
    }
}
