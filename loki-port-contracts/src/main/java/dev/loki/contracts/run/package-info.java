/** What every store of run reports does, and one in memory. */
@NullMarked
package dev.loki.contracts.run;

import org.jspecify.annotations.NullMarked;
