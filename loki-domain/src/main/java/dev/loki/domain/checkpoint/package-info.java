/** Checkpoints: a chain's length and Merkle root at one moment, signed. */
@NullMarked
package dev.loki.domain.checkpoint;

import org.jspecify.annotations.NullMarked;
