package dev.loki.verification.seeded.cli.policy;

import dev.loki.verification.seeded.cli.text.Width;

/** Keeps the rules. */
public record PolicyCommand(Width width) {}
