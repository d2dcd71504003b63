package dev.loki.verification.seeded.cli.util;

/** Could be anywhere. */
record Anything(String name) {}
