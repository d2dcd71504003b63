/** What every receiver of audit entries, every cursor store and every chain of files does, and those in memory. */
@NullMarked
package dev.loki.contracts.forward;

import org.jspecify.annotations.NullMarked;
