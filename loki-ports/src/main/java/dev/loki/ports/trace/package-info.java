/** Where finished spans go. */
@NullMarked
package dev.loki.ports.trace;

import org.jspecify.annotations.NullMarked;
