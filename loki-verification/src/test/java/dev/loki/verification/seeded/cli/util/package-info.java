/** A drawer. */
@NullMarked
package dev.loki.verification.seeded.cli.util;

import org.jspecify.annotations.NullMarked;
