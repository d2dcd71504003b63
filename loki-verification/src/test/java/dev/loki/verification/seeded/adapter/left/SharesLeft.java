package dev.loki.verification.seeded.adapter.left;

import dev.loki.verification.seeded.ports.policy.Agreed;
import dev.loki.verification.seeded.ports.policy.Shared;

/** One of two that implement the same ports. */
public record SharesLeft() implements Shared, Agreed {}
