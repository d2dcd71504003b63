package dev.loki.ports.audit;

/** Told how far verifying a chain is. Called by the thread that asked for it; must not throw. */
@FunctionalInterface
public interface VerifyProgress {

    /** Tells nobody. */
    VerifyProgress NONE = (done, total) -> {};

    /**
     * Some more of the chain is right.
     *
     * @param done bytes
     * @param total bytes
     */
    void verified(long done, long total);
}
