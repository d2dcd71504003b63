package dev.loki.application.checkpoint;

import java.util.Optional;

/** What speaks against signing a chain as it is now. */
@FunctionalInterface
public interface Objection {

    /** Nothing ever does. */
    Objection NONE = (origin, signed) -> Optional.empty();

    /**
     * Why the chain is not to be signed, in one line; empty where nothing speaks against it.
     *
     * @param origin what the chain is called
     * @param signed how many of its lines are signed so far
     */
    Optional<String> to(String origin, long signed);
}
