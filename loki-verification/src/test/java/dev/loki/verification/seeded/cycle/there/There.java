package dev.loki.verification.seeded.cycle.there;

import dev.loki.verification.seeded.cycle.here.Here;
import org.jspecify.annotations.Nullable;

/** Knows the one half. */
public record There(@Nullable Here here) {}
