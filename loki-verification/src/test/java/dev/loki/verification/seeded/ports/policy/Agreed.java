package dev.loki.verification.seeded.ports.policy;

/** Keeps the rules: two adapters implement it, and both can be held against its contract. */
public interface Agreed {}
