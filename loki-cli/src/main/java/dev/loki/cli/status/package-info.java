/** {@code loki status} and {@code loki top}: how things stand in a project, once or live. */
@NullMarked
package dev.loki.cli.status;

import org.jspecify.annotations.NullMarked;
