package dev.loki.domain.policy;

import java.util.Optional;

/** Where paths really lead, links followed. Implementations are thread-safe. */
@FunctionalInterface
public interface RealPaths {

    /** Takes every path for what it says. */
    RealPaths LEXICAL = Optional::of;

    /**
     * The real path of the deepest ancestor that exists, and what follows it.
     *
     * @param path absolute and normalized
     * @return empty where it cannot be told, so that nothing may be assumed
     */
    Optional<String> resolve(String path);
}
