package dev.loki.verification.seeded.adapter.right;

/** Keeps the rules. */
public record Right(String name) {}
