/** {@code loki metrics}: shows what was measured. */
@NullMarked
package dev.loki.cli.metric;

import org.jspecify.annotations.NullMarked;
