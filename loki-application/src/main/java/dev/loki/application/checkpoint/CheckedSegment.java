package dev.loki.application.checkpoint;

import dev.loki.domain.audit.ChainVerdict;
import org.jspecify.annotations.Nullable;

/**
 * An older segment of the chain that was checked.
 *
 * @param file its name
 * @param chain whether its lines, links and hashes are right
 * @param anchor the newest checkpoint held elsewhere that covers it; null where there is none
 */
public record CheckedSegment(
        String file, ChainVerdict chain, @Nullable Anchor anchor) {}
