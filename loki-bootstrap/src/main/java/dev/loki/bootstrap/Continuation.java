package dev.loki.bootstrap;

import dev.loki.adapter.process.run.ContinueSignal;

/** This process as one that a shell may stop, and let go on. */
public final class Continuation {

    private Continuation() {}

    /**
     * Has the action run, on a thread of its own, each time this process goes on after it was stopped; never where the system
     * does not tell.
     *
     * @return ends that
     */
    public static Runnable onEach(Runnable action) {
        return ContinueSignal.onEach(action);
    }
}
