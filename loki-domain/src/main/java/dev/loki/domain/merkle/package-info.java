/** The Merkle tree over the lines of a chain: its root, and proofs that it holds a line or grew from an older tree. */
@NullMarked
package dev.loki.domain.merkle;

import org.jspecify.annotations.NullMarked;
