/** Wiring that reads the environment, as it may, and speaks HTTP, as it may not. */
@NullMarked
package dev.loki.verification.seeded.bootstrap;

import org.jspecify.annotations.NullMarked;
