package dev.loki.application.checkpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest checkpoint held elsewhere that the chain fits.
 *
 * @param source where it is held, or which witness signed it
 * @param size how many entries it covers
 * @param at when the witness saw it, or else the time of the last entry it covers; null where that cannot be read
 * @param entriesAfter how many entries came after it
 */
public record Anchor(String source, long size, @Nullable Instant at, long entriesAfter) {}
