package dev.loki.verification.seeded.ports.policy;

/** Breaks a rule: two adapters implement it, and nothing says what both do. */
public interface Shared {}
