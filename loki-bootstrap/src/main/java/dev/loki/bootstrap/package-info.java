/** Environment in, a wired facade out. */
@NullMarked
package dev.loki.bootstrap;

import org.jspecify.annotations.NullMarked;
