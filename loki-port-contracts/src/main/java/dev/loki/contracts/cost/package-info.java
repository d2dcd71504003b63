/** What every store of usage does, and one in memory. */
@NullMarked
package dev.loki.contracts.cost;

import org.jspecify.annotations.NullMarked;
