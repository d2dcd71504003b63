/** Audit entries on their way to another machine: what they are, and how much they matter. */
@NullMarked
package dev.loki.domain.forward;

import org.jspecify.annotations.NullMarked;
