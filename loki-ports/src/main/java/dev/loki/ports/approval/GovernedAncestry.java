package dev.loki.ports.approval;

import java.util.Optional;

/** Knows whether this process was started, however indirectly, by a governed run. Implementations are thread-safe. */
@FunctionalInterface
public interface GovernedAncestry {

    /**
     * The ancestor that is governed, for people, such as {@code process 4711 (node), which belongs to session 0af3...}; empty
     * where none is. What cannot be looked at is no ancestor.
     */
    Optional<String> governed();
}
