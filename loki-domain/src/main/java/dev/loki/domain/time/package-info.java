/** Instants as text. */
@NullMarked
package dev.loki.domain.time;

import org.jspecify.annotations.NullMarked;
