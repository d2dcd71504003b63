/** The adapter next door. */
@NullMarked
package dev.loki.verification.seeded.adapter.right;

import org.jspecify.annotations.NullMarked;
