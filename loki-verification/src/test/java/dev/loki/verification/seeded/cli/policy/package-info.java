/** A subject. */
@NullMarked
package dev.loki.verification.seeded.cli.policy;

import org.jspecify.annotations.NullMarked;
