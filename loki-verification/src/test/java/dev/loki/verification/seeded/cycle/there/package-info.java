/** The other half of a cycle. */
@NullMarked
package dev.loki.verification.seeded.cycle.there;

import org.jspecify.annotations.NullMarked;
