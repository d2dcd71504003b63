/** The {@code loki} command: what people and scripts type. */
@NullMarked
package dev.loki.cli;

import org.jspecify.annotations.NullMarked;
