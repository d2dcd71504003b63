/** An adapter that knows too many. */
@NullMarked
package dev.loki.verification.seeded.adapter.left;

import org.jspecify.annotations.NullMarked;
