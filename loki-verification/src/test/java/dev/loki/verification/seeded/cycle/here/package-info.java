/** One half of a cycle. */
@NullMarked
package dev.loki.verification.seeded.cycle.here;

import org.jspecify.annotations.NullMarked;
