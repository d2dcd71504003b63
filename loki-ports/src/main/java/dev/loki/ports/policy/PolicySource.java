package dev.loki.ports.policy;

/** Where a project's policy file is found. Implementations are thread-safe. */
public interface PolicySource {

    /** Looks for the policy file and reads it. Never throws: what goes wrong is in the answer. */
    PolicyLoad load();
}
