/** The contract of metric exporters. */
@NullMarked
package dev.loki.contracts.metric;

import org.jspecify.annotations.NullMarked;
