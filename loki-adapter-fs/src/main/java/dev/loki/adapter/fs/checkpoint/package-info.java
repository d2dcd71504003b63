/** Checkpoints, signing keys and a witness in files. */
@NullMarked
package dev.loki.adapter.fs.checkpoint;

import org.jspecify.annotations.NullMarked;
