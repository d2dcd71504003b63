package dev.loki.verification.seeded.cli;

/** Keeps the rules. */
public record Command(String name) {}
