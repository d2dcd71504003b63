/** What every audit log does, and one in memory. */
@NullMarked
package dev.loki.contracts.audit;

import org.jspecify.annotations.NullMarked;
