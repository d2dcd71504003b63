package dev.loki.ports.cycle;

import dev.loki.ports.policy.PolicyLoad;

/** Where the run file of a project comes from, which is read as a policy file is. Implementations are thread-safe. */
@FunctionalInterface
public interface RunFileSource {

    /** The file as it is now, with its SHA-256. Never throws for what is wrong with it. */
    PolicyLoad load();
}
