/** {@code loki event}: speaks and listens on the project's event bus. */
@NullMarked
package dev.loki.cli.event;

import org.jspecify.annotations.NullMarked;
