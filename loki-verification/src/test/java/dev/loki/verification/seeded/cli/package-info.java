/** A command whose environment is read in two places. */
@NullMarked
package dev.loki.verification.seeded.cli;

import org.jspecify.annotations.NullMarked;
