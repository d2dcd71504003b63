/** {@code loki webhook}: takes what services deliver. */
@NullMarked
package dev.loki.cli.webhook;

import org.jspecify.annotations.NullMarked;
