/** {@code loki github}: its issues, reports to it, and what its events may start. */
@NullMarked
package dev.loki.cli.github;

import org.jspecify.annotations.NullMarked;
