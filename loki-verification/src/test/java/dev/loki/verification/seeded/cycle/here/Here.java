package dev.loki.verification.seeded.cycle.here;

import dev.loki.verification.seeded.cycle.there.There;
import org.jspecify.annotations.Nullable;

/** Knows the other half. */
public record Here(@Nullable There there) {}
