/** What every store of checkpoints and every chain's lines do, and those in memory. */
@NullMarked
package dev.loki.contracts.checkpoint;

import org.jspecify.annotations.NullMarked;
