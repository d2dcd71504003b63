/** A witness that is asked over HTTP. */
@NullMarked
package dev.loki.adapter.witness.checkpoint;

import org.jspecify.annotations.NullMarked;
