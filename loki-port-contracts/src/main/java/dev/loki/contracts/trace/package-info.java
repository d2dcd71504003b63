/** The contract of span exporters. */
@NullMarked
package dev.loki.contracts.trace;

import org.jspecify.annotations.NullMarked;
