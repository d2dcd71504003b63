package dev.loki.verification.seeded.contracts.policy;

import dev.loki.verification.seeded.ports.policy.Port;
import java.nio.file.Path;

/** Keeps the rules: a fake is no second implementation. */
public record InMemoryPort(Path folder) implements Port {}
