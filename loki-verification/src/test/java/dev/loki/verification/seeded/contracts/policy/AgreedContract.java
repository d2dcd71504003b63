package dev.loki.verification.seeded.contracts.policy;

import dev.loki.verification.seeded.ports.policy.Agreed;

/** Keeps the rules. */
public abstract class AgreedContract {
    /** What is held against it. */
    protected abstract Agreed open();
}
