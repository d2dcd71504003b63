/** {@code loki residency}: where data may go, and how the air gap is told of. */
@NullMarked
package dev.loki.cli.residency;

import org.jspecify.annotations.NullMarked;
