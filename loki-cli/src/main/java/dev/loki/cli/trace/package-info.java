/** {@code loki trace}: shows what was recorded of runs, as lines, JSON or a page. */
@NullMarked
package dev.loki.cli.trace;

import org.jspecify.annotations.NullMarked;
