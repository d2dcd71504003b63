/** Where checkpoints are kept, whom they are shown, and what they are made of. */
@NullMarked
package dev.loki.ports.checkpoint;

import org.jspecify.annotations.NullMarked;
