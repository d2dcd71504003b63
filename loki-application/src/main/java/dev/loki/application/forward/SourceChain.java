package dev.loki.application.forward;

import dev.loki.domain.forward.ForwardedChain;
import dev.loki.ports.forward.ChainSegments;
import dev.loki.ports.forward.CursorStore;

/**
 * A chain that is forwarded.
 *
 * @param cursors how far, for this chain alone
 */
public record SourceChain(ForwardedChain chain, ChainSegments segments, CursorStore cursors) {}
