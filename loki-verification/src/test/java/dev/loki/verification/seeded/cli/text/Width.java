package dev.loki.verification.seeded.cli.text;

/** Keeps the rules. */
public record Width(int columns) {}
