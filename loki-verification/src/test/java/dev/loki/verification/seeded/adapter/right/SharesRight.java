package dev.loki.verification.seeded.adapter.right;

import dev.loki.verification.seeded.ports.policy.Agreed;
import dev.loki.verification.seeded.ports.policy.Shared;

/** One of two that implement the same ports. */
public record SharesRight() implements Shared, Agreed {}
