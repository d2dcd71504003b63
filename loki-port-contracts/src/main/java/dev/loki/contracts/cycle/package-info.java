/** What every store of a cycle's state does, and one in memory. */
@NullMarked
package dev.loki.contracts.cycle;

import org.jspecify.annotations.NullMarked;
