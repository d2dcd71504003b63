/** The limits of a session. */
@NullMarked
package dev.loki.ports.limit;

import org.jspecify.annotations.NullMarked;
