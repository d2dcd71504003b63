package dev.loki.ports.cycle;

/** What people want of a cycle that is under way. Implementations are thread-safe. */
public interface CycleWishes {

    /** What they may want. */
    enum Wish {
        GO_ON,
        /** No step is to begin until they want something else. */
        PAUSE,
        /** The cycle is to end now; it may be resumed. */
        STOP
    }

    /** Asked some times a second; never throws. */
    Wish wish();

    /** That the cycle ends was wanted, and is done: it is no wish any more. */
    void stopped();
}
