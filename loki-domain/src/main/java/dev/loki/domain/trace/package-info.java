/** Spans and W3C trace context. */
@NullMarked
package dev.loki.domain.trace;

import org.jspecify.annotations.NullMarked;
