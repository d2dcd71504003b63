/** What every source of texts does, and one in memory. */
@NullMarked
package dev.loki.contracts.scan;

import org.jspecify.annotations.NullMarked;
