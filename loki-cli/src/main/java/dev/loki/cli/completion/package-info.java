/** {@code loki completion}: what shells complete command lines by. */
@NullMarked
package dev.loki.cli.completion;

import org.jspecify.annotations.NullMarked;
