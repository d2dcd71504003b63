/** What every store of approval requests does, one in memory, and requests for tests. */
@NullMarked
package dev.loki.contracts.approval;

import org.jspecify.annotations.NullMarked;
