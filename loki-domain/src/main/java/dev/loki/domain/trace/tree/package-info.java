/**
 * A recorded trace as a tree: what happened within what, how long it took, what was decided, and what it cost.
 *
 * <p>Begin with {@link dev.loki.domain.trace.tree.TraceTree}; {@link dev.loki.domain.trace.tree.TraceIndex} finds the
 * traces in a stream of spans.
 */
@NullMarked
package dev.loki.domain.trace.tree;

import org.jspecify.annotations.NullMarked;
