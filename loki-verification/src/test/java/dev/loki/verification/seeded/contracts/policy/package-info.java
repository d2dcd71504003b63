/** A seeded package. */
@NullMarked
package dev.loki.verification.seeded.contracts.policy;

import org.jspecify.annotations.NullMarked;
