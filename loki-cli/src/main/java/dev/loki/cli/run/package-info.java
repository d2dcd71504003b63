/** {@code loki run}: one command, or the cycle of the project's run file, under governance. */
@NullMarked
package dev.loki.cli.run;

import org.jspecify.annotations.NullMarked;
