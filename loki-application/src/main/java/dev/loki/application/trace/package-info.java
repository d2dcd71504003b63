/** Opening and ending spans. */
@NullMarked
package dev.loki.application.trace;

import org.jspecify.annotations.NullMarked;
